package eo.caravan.processors.source.stac;

import static eo.caravan.processors.source.stac.StacServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.expression.Expression;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StacSourceTest {
    private static final StacLimits LIMITS = new StacLimits(5, 20, 3, Duration.ofMinutes(1));
    private static final String FILTERS = "'https://api.stacspec.org/v1.0.0/item-search',"
            + "'https://api.stacspec.org/v1.0.0/ogcapi-features',"
            + "'https://api.stacspec.org/v1.0.0-rc.2/item-search#filter',"
            + "'http://www.opengis.net/spec/cql2/1.0/conf/cql2-json',"
            + "'http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2'";

    private final List<String> warnings = new ArrayList<>();
    private StacServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StacServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private StacFound find(String path, StacQuery query) throws StacException {
        return find(path, query, item -> true);
    }

    private StacFound find(String path, StacQuery query, Predicate<JsonNode> condition) throws StacException {
        StacFetch fetch =
                new StacFetch(new LoopbackResources(), Optional.empty(), RunControl.UNWATCHED, LIMITS, warnings::add);
        return StacSource.find(server.at(path), query, condition, fetch);
    }

    private List<String> ids(String path, StacQuery query) throws StacException {
        return ids(find(path, query));
    }

    private static List<String> ids(StacFound found) {
        return found.items().stream()
                .map(item -> item.json().path("id").asText())
                .toList();
    }

    private static String item(String id) {
        return item(id, "2022-06-01T10:00:00Z", "[10, 48, 11, 49]");
    }

    private static String item(String id, String datetime, String box) {
        return "{'type': 'Feature', 'stac_version': '1.0.0', 'id': '" + id + "', 'collection': 'C', 'bbox': " + box
                + ", 'properties': {'datetime': '" + datetime + "'}, 'assets': {'a': {'href': 'a.tif'}}}";
    }

    private static String page(String next, String... items) {
        return "{'type': 'FeatureCollection', 'features': [" + String.join(",", items) + "], 'links': ["
                + (next == null ? "" : "{'rel': 'next', 'href': '" + next + "'}") + "]}";
    }

    private static String links(String... relationAndHref) {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < relationAndHref.length; i += 2) {
            links.add("{'rel': '" + relationAndHref[i] + "', 'href': '" + relationAndHref[i + 1] + "'}");
        }
        return "'links': [" + String.join(",", links) + "]";
    }

    private void api(String conformance) {
        server.put(
                "/",
                "{'type': 'Catalog', 'id': 'api', 'stac_version': '1.0.0', 'conformsTo': [" + conformance
                        + "], 'links': [{'rel': 'search', 'href': 'HOST/search', 'method': 'GET'},"
                        + " {'rel': 'search', 'href': 'HOST/search', 'method': 'POST'}]}");
        server.put(
                "/collections/C",
                "{'type': 'Collection', 'id': 'C', 'stac_version': '1.0.0', "
                        + links("items", "HOST/collections/C/items", "root", "HOST/") + "}");
    }

    @Test
    void an_item_stands_for_itself() throws Exception {
        server.put("/item.json", item("one"));
        StacFound found = find("/item.json", StacQuery.ALL);
        assertThat(ids(found)).containsExactly("one");
        assertThat(found.items().get(0).base()).isEqualTo(server.at("/item.json"));
    }

    @Test
    void pages_are_followed_to_the_end() throws Exception {
        server.put("/p1", page("p2", item("a"), item("b")));
        server.put("/p2", page("p3", item("c")));
        server.put("/p3", page(null, item("d"), item("a")));
        assertThat(ids("/p1", StacQuery.ALL)).containsExactly("a", "b", "c", "d");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_next_that_leads_in_a_circle_ends_with_a_warning() throws Exception {
        server.put("/p1", page("p2", item("a")));
        server.put("/p2", page("p1", item("b")));
        assertThat(ids("/p1", StacQuery.ALL)).containsExactly("a", "b");
        assertThat(warnings).singleElement().asString().contains("circle", "2 items");
        assertThat(server.count("/p1")).isOne();
    }

    @Test
    void a_next_that_is_always_new_and_never_brings_anything_is_given_up() throws Exception {
        server.answer("/p", asked -> page("p?n=" + (server.count("/p") + 1), item("a")));
        assertThat(ids("/p", StacQuery.ALL)).containsExactly("a");
        assertThat(server.count("/p")).isEqualTo(4);
    }

    @Test
    void a_next_that_never_ends_is_refused() {
        server.answer("/p", asked -> page("p?n=" + server.count("/p"), item("i" + server.count("/p"))));
        assertThatThrownBy(() -> find("/p", StacQuery.ALL))
                .isInstanceOf(StacException.class)
                .hasMessageContaining("more than 5 items")
                .hasMessageContaining("narrow");
    }

    @Test
    void next_is_followed_by_post_with_its_body_merged_into_the_last_one() throws Exception {
        api(FILTERS);
        server.answer(
                "/search",
                asked -> asked.body().path("token").asText().equals("2")
                        ? page(null, item("b"))
                        : "{'features': [" + item("a")
                                + "], 'links': [{'rel': 'next', 'href': 'HOST/search', 'method': 'POST',"
                                + " 'merge': true, 'body': {'token': '2'}}]}");
        assertThat(ids("/collections/C", StacQuery.ALL)).containsExactly("a", "b");
        JsonNode second = server.posted("/search").get(1);
        assertThat(second.path("collections")).isEqualTo(json("['C']"));
        assertThat(second.path("token").asText()).isEqualTo("2");
    }

    @Test
    void place_time_and_conditions_are_asked_of_the_api() throws Exception {
        api(FILTERS + ", 'https://api.stacspec.org/v1.0.0/item-search#fields'");
        server.put("/search", page(null, item("a")));
        StacQuery query = new StacQuery(
                Optional.of(new LonLatBox(10, 48, 11, 49)),
                Optional.empty(),
                Optional.of(Instant.parse("2022-06-01T00:00:00Z")),
                Optional.empty(),
                Map.of("eo:cloud_cover", below(20)));
        assertThat(ids("/collections/C", query)).containsExactly("a");
        assertThat(server.posted("/search"))
                .containsExactly(json("{'collections': ['C'], 'bbox': [10.0, 48.0, 11.0, 49.0],"
                        + " 'datetime': '2022-05-31T23:30:00Z/..', 'filter-lang': 'cql2-json',"
                        + " 'filter': {'op': '<', 'args': [{'property': 'eo:cloud_cover'}, 20]},"
                        + " 'fields': {'exclude': ['geometry']}, 'limit': 200}"));
    }

    private static Expression below(double limit) {
        return new Expression.Call(
                "lt", Map.of("x", new Expression.Parameter("value"), "y", new Expression.Constant(limit)));
    }

    @Test
    void polygons_are_asked_for_instead_of_their_box() throws Exception {
        api(FILTERS);
        server.put("/search", page(null, item("a")));
        JsonNode polygon =
                json("{'type': 'MultiPolygon', 'coordinates': [[[[10, 48], [11, 48], [11, 49], [10, 48]]]]}");
        StacQuery query = new StacQuery(
                Optional.of(new LonLatBox(10, 48, 11, 49)),
                Optional.of(polygon),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        find("/collections/C", query);
        assertThat(server.posted("/search").get(0).path("intersects")).isEqualTo(polygon);
        assertThat(server.posted("/search").get(0).has("bbox")).isFalse();
    }

    @Test
    void a_refused_filter_is_left_out_and_looked_at_here() throws Exception {
        api(FILTERS);
        server.answer("/search", asked -> asked.body().has("filter") ? null : page(null, item("a"), item("b")));
        StacQuery query = new StacQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of("p", below(1)));
        StacFound found =
                find("/collections/C", query, item -> item.path("id").asText().equals("b"));
        assertThat(ids(found)).containsExactly("b");
        assertThat(warnings).singleElement().asString().contains("does not take the conditions", "400");
    }

    @Test
    void an_api_without_search_is_asked_for_the_items_of_its_collection() throws Exception {
        api("'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core'");
        server.put("/collections/C/items", page(null, item("a")));
        StacQuery query = new StacQuery(
                Optional.of(new LonLatBox(10, 48, 11, 49)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2022-07-01T00:00:00Z")),
                Map.of("p", below(1)));
        assertThat(ids("/collections/C", query)).containsExactly("a");
        assertThat(server.requests()).last().satisfies(asked -> assertThat(asked.query())
                .isEqualTo("bbox=10.0,48.0,11.0,49.0&datetime=../2022-07-01T00:30:00Z&limit=200"));
    }

    @Test
    void what_an_api_should_not_have_answered_is_passed_over() throws Exception {
        api(FILTERS);
        server.put(
                "/search",
                page(
                        null,
                        item("here"),
                        item("elsewhere", "2022-06-01T10:00:00Z", "[40, 48, 41, 49]"),
                        item("later", "2023-06-01T10:00:00Z", "[10, 48, 11, 49]")));
        StacQuery query = new StacQuery(
                Optional.of(new LonLatBox(10, 48, 11, 49)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2022-07-01T00:00:00Z")),
                Map.of());
        assertThat(ids("/collections/C", query)).containsExactly("here");
    }

    @Test
    void a_landing_page_is_searched_in_all_collections() throws Exception {
        api(FILTERS);
        server.put("/search", page(null, item("a")));
        assertThat(ids("/", StacQuery.ALL)).containsExactly("a");
        assertThat(server.posted("/search").get(0).has("collections")).isFalse();
    }

    @Test
    void a_static_catalog_is_walked_each_document_once() throws Exception {
        server.put(
                "/catalog.json",
                "{'type': 'Catalog', 'id': 'top', 'stac_version': '1.1.0', "
                        + links("child", "a/collection.json", "child", "catalog.json", "self", "nowhere") + "}");
        server.put(
                "/a/collection.json",
                "{'type': 'Collection', 'id': 'C', 'stac_version': '1.1.0', "
                        + links("item", "1.json", "item", "./1.json", "child", "../catalog.json", "item", "gone.json")
                        + "}");
        server.put("/a/1.json", item("one"));
        StacFound found = find("/catalog.json", StacQuery.ALL);
        assertThat(ids(found)).containsExactly("one");
        assertThat(found.collection().orElseThrow().path("id").asText()).isEqualTo("C");
        assertThat(server.requests()).hasSize(4);
        assertThat(warnings).singleElement().asString().contains("/a/gone.json is not there", "left out");
    }

    @Test
    void documents_are_fetched_side_by_side_with_the_same_outcome() throws Exception {
        server.put(
                "/c.json",
                "{'type': 'Collection', 'id': 'C', " + links("item", "1", "item", "2", "item", "3", "item", "4") + "}");
        for (String id : List.of("1", "2", "3", "4")) {
            server.put("/" + id, item(id));
        }
        try (ChunkExecutor executor = new ChunkExecutor(3, 1 << 20)) {
            StacFetch fetch = new StacFetch(
                    new LoopbackResources(), Optional.of(executor), RunControl.UNWATCHED, LIMITS, warnings::add);
            assertThat(ids(StacSource.find(server.at("/c.json"), StacQuery.ALL, item -> true, fetch)))
                    .containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void catalogs_without_end_are_refused() {
        server.answer("/c", asked -> {
            int depth = asked.query().isEmpty() ? 0 : Integer.parseInt(asked.query());
            return "{'type': 'Catalog', 'id': 'c', " + links("child", "c?" + (depth + 1)) + "}";
        });
        assertThatThrownBy(() -> find("/c", StacQuery.ALL)).hasMessageContaining("deeper than 3");
        server.answer("/w", asked -> {
            StringBuilder wide = new StringBuilder("{'type': 'Catalog', 'id': 'w', 'links': [");
            for (int i = 0; i < 30; i++) {
                wide.append(i == 0 ? "" : ",")
                        .append("{'rel': 'child', 'href': 'w/")
                        .append(i)
                        .append("'}");
            }
            return wide.append("]}").toString();
        });
        for (int i = 0; i < 30; i++) {
            server.put("/w/" + i, "{'type': 'Catalog', 'id': 'x'}");
        }
        assertThatThrownBy(() -> find("/w", StacQuery.ALL)).hasMessageContaining("more than 20 documents");
    }

    @Test
    void where_nothing_can_be_read_the_reasons_are_told() {
        server.put("/c.json", "{'type': 'Collection', 'id': 'C', " + links("item", "1", "item", "2") + "}");
        assertThatThrownBy(() -> find("/c.json", StacQuery.ALL))
                .hasMessageContaining("/1 is not there")
                .hasMessageContaining("/2 is not there");
        assertThatThrownBy(() -> find("/none.json", StacQuery.ALL)).hasMessageContaining("/none.json is not there");
    }

    @Test
    void what_is_no_stac_is_refused() {
        server.put("/list", "{'collections': [{'id': 'A'}, {'id': 'B'}]}");
        assertThatThrownBy(() -> find("/list", StacQuery.ALL)).hasMessageContaining("one of them: A, B");
        server.put("/geo", "{'type': 'Polygon', 'coordinates': []}");
        assertThatThrownBy(() -> find("/geo", StacQuery.ALL)).hasMessageContaining("no STAC");
        server.put("/torn", "{'type': ");
        assertThatThrownBy(() -> find("/torn", StacQuery.ALL)).hasMessageContaining("no valid JSON");
        server.put("/array", "[]");
        assertThatThrownBy(() -> find("/array", StacQuery.ALL)).hasMessageContaining("JSON array");
    }

    @Test
    void a_link_to_a_file_of_the_server_leads_nowhere() throws Exception {
        server.put("/c.json", "{'type': 'Collection', 'id': 'C', " + links("item", "file:///etc/passwd") + "}");
        assertThat(ids("/c.json", StacQuery.ALL)).isEmpty();
        assertThat(warnings).singleElement().asString().contains("neither http nor https");
    }

    @Test
    void results_of_a_job_list_their_assets_on_the_collection() throws Exception {
        server.put(
                "/results",
                "{'type': 'Collection', 'id': 'job-1', 'stac_version': '1.0.0',"
                        + " 'extent': {'spatial': {'bbox': [[10, 48, 11, 49]]},"
                        + " 'temporal': {'interval': [['2022-06-01T00:00:00Z', '2022-06-30T00:00:00Z']]}},"
                        + " 'assets': {'openEO_2022-06-01Z.tif': {'href': 'x/1.tif'},"
                        + " 'openEO_2022-06-11Z.tif': {'href': 'x/2.tif', 'datetime': '2022-06-12T10:00:00Z'},"
                        + " 'dem.tif': {'href': 'x/3.tif'}}}");
        StacFound found = find("/results", StacQuery.ALL);
        assertThat(found.items())
                .extracting(
                        item -> item.json().path("properties").path("datetime").asText(""))
                .containsExactly("2022-06-01T00:00:00Z", "2022-06-12T10:00:00Z", "");
        assertThat(found.items())
                .extracting(item -> item.json().path("assets").size())
                .containsOnly(1);
        assertThat(found.items()
                        .get(2)
                        .json()
                        .path("properties")
                        .path("start_datetime")
                        .asText())
                .isEqualTo("2022-06-01T00:00:00Z");
    }

    @Test
    void boxes_beyond_the_antimeridian_are_found_from_both_sides() throws Exception {
        server.put(
                "/p",
                page(
                        null,
                        item("fiji", "2022-06-01T00:00:00Z", "[177, -19, -178, -16]"),
                        item("west", "2022-06-01T00:00:00Z", "[-180, -19, -179, -16]"),
                        item("flat", "2022-06-01T00:00:00Z", "[-170, -19, 0, -160, -16, 9]")));
        StacQuery east = new StacQuery(
                Optional.of(new LonLatBox(179, -18, -179.5, -17)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        assertThat(ids("/p", east)).containsExactly("fiji", "west");
    }
}
