package eo.caravan.processors.source;

import static eo.caravan.processors.source.stac.StacServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.stac.LoopbackResources;
import eo.caravan.processors.source.stac.StacLimits;
import eo.caravan.processors.source.stac.StacServer;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCatalogTest {
    private static final Grid GRID = new Grid(Crs.WGS84, 10, 50, 0.5, -0.5, 2, 2);
    private static final String API = "'conformsTo': ['https://api.stacspec.org/v1.0.0/item-search']";

    @TempDir
    private Path folder;

    @TempDir
    private Path kept;

    private StacServer server;
    private TilePool pool;
    private final Hands clock = new Hands();

    /** A clock whose hands are turned by the test. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new StacServer().files(folder);
        TinyStac.tiff(folder.resolve("B.tif"), GRID, SampleType.UINT16, (x, y) -> 1 + x);
        ObjectNode item = TinyStac.item("one", "S2", "2022-06-01T10:00:00Z");
        TinyStac.asset(item, "B", server.url("/B.tif"), GRID, "uint16", List.of("B04"));
        server.put(
                "/",
                "{'type': 'Catalog', 'id': 'api', " + API
                        + ", 'links': [{'rel': 'search', 'href': 'HOST/search', 'method': 'POST'}]}");
        server.put("/search", "{'type': 'FeatureCollection', 'features': [" + item + "]}");
        up();
        pool = new TilePool(1 << 20, new LoopbackResources());
    }

    @AfterEach
    void stop() {
        pool.close();
        server.close();
    }

    private void up() {
        server.put(
                "/collections/S2",
                "{'type': 'Collection', 'id': 'S2', 'stac_version': '1.0.0', 'title': 'Theirs', 'license': 'CC0-1.0',"
                        + " 'extent': {'spatial': {'bbox': [[-180, -80, 180, 80]]},"
                        + " 'temporal': {'interval': [['2015-01-01T00:00:00Z', null]]}},"
                        + " 'links': [{'rel': 'root', 'href': 'HOST/'},"
                        + " {'rel': 'items', 'href': 'HOST/collections/S2/items'},"
                        + " {'rel': 'http://www.opengis.net/def/rel/ogc/1.0/queryables', 'href': 'HOST/queryables'}]}");
        server.put("/queryables", "{'type': 'object', 'properties': {'eo:cloud_cover': {'type': 'number'}}}");
    }

    private void down() {
        server.answer("/collections/S2", asked -> null);
    }

    private RemoteCatalog catalog() {
        LoopbackResources resources = new LoopbackResources();
        return new RemoteCatalog(
                List.of(RemoteCollection.of(server.url("/collections/S2"))),
                new StacSources(resources, pool, StacLimits.STANDARD),
                kept,
                clock);
    }

    private static LoadRequest request(String id) {
        return new LoadRequest(id, Optional.empty(), null, null, item -> true, Optional.empty());
    }

    @Test
    void nobody_is_asked_before_the_first_refresh() {
        RemoteCatalog catalog = catalog();
        assertThat(server.requests()).isEmpty();
        assertThat(catalog.ids()).isEmpty();
        assertThatThrownBy(() -> catalog.describe("S2"))
                .isInstanceOfSatisfying(OpenEoException.class, e -> assertThat(e.code())
                        .isEqualTo(ApiErrorCode.INFRASTRUCTURE_MAINTENANCE));
        assertThatThrownBy(() -> catalog.describe("S3"))
                .isInstanceOfSatisfying(
                        OpenEoException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.COLLECTION_NOT_FOUND));
    }

    @Test
    void a_collection_is_described_by_its_own_extents_and_the_bands_of_some_items() {
        RemoteCatalog catalog = catalog();
        catalog.refresh();
        assertThat(catalog.ids()).containsExactly("S2");
        JsonNode description = catalog.describe("S2");
        assertThat(description.path("title").asText()).isEqualTo("Theirs");
        assertThat(description.path("extent").path("spatial").path("bbox")).isEqualTo(json("[[-180, -80, 180, 80]]"));
        JsonNode dimensions = description.path("cube:dimensions");
        assertThat(dimensions.path("bands").path("values")).isEqualTo(json("['B04']"));
        assertThat(dimensions.path("t"))
                .isEqualTo(json("{'type': 'temporal', 'extent': ['2015-01-01T00:00:00Z', null]}"));
        assertThat(dimensions.path("y"))
                .isEqualTo(json("{'type': 'spatial', 'axis': 'y', 'extent': [-80, 80], 'reference_system': 4326}"));
        assertThat(catalog.queryables("S2").path("properties").has("eo:cloud_cover"))
                .isTrue();
    }

    @Test
    void it_is_loaded_like_a_local_one() {
        RemoteCatalog remote = catalog();
        remote.refresh();
        CompositeCatalog catalog = new CompositeCatalog(StacCatalog.open(List.of(kept), 1 << 20), remote);
        Cube cube = catalog.open(request("S2"));
        assertThat(cube.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(cube.read(cube.shape().whole()).values()).containsExactly(1, 2, 1, 2);
        assertThat(catalog.ids()).containsExactly("S2");
    }

    @Test
    void what_was_known_survives_a_server_that_is_down_and_a_restart() {
        catalog().refresh();
        down();
        RemoteCatalog later = catalog();
        later.refresh();
        assertThat(later.describe("S2").path("title").asText()).isEqualTo("Theirs");
        assertThatThrownBy(() -> later.open(request("S2")))
                .hasMessageContaining("S2")
                .hasMessageContaining("cannot be used now");
    }

    @Test
    void a_server_that_is_down_is_asked_again_after_a_minute_and_a_good_one_after_an_hour() {
        down();
        RemoteCatalog catalog = catalog();
        catalog.refresh();
        catalog.refresh();
        assertThat(server.count("/collections/S2")).isOne();
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        up();
        catalog.refresh();
        assertThat(catalog.ids()).containsExactly("S2");
        clock.now = clock.now.plus(Duration.ofMinutes(59));
        catalog.refresh();
        assertThat(server.count("/collections/S2")).isEqualTo(2);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        catalog.refresh();
        assertThat(server.count("/collections/S2")).isEqualTo(3);
    }

    @Test
    void an_administrator_may_say_what_the_other_server_does_not() throws IOException {
        Files.writeString(
                kept.resolve("S2.json"),
                "{\"title\": \"Ours\", \"cube:dimensions\": {\"time\": {\"type\": \"temporal\"}}}");
        RemoteCatalog catalog = catalog();
        catalog.refresh();
        assertThat(catalog.describe("S2").path("title").asText()).isEqualTo("Ours");
        assertThat(catalog.open(request("S2")).shape().names()).containsExactly("time", "bands", "y", "x");
    }

    @Test
    void collections_are_named_by_their_url_or_by_hand() {
        assertThat(RemoteCollection.of("https://a.b/collections/s2-l2a").id()).isEqualTo("s2-l2a");
        RemoteCollection named = RemoteCollection.of("S2=https://a.b/collection.json?key=1");
        assertThat(named.id()).isEqualTo("S2");
        assertThat(named.url().text()).isEqualTo("https://a.b/collection.json?key=1");
        for (String wrong : List.of("https://a.b/collection.json", "/data/s2", "s2", "https://a.b/")) {
            assertThatThrownBy(() -> RemoteCollection.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
