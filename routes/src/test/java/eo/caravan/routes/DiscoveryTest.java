package eo.caravan.routes;

import static eo.caravan.routes.FrontDoorTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.plan.ProcessRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    @Test
    void the_list_of_collections_is_sent_once_to_who_asks_again() throws Exception {
        HttpResponse<String> first = TestServer.get("/collections");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(first).path("collections").isArray()).isTrue();
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = TestServer.get("/collections", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(TestServer.get("/collections", "If-None-Match", "\"another\"")
                        .body())
                .isEqualTo(first.body());
        assertThat(TestServer.get("/collections", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void the_kept_list_and_a_list_that_is_made_anew_are_the_same() throws Exception {
        assertThat(TestServer.json(TestServer.get("/collections")))
                .isEqualTo(TestServer.json(TestServer.get("/collections?limit=1000")));
    }

    @Test
    void processes_come_in_pages_that_are_linked() throws Exception {
        JsonNode all = TestServer.json(TestServer.get("/processes"));
        List<String> paged = new ArrayList<>();
        String next = "/processes?limit=7";
        while (next != null) {
            JsonNode page = TestServer.json(TestServer.get(next));
            assertThat(page.path("processes").size()).isLessThanOrEqualTo(7);
            page.path("processes")
                    .forEach(process -> paged.add(process.path("id").asText()));
            next = null;
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").asText().equals("next")) {
                    next = link.path("href")
                            .asText()
                            .replace(TestServer.at("/openeo/1.3").toString(), "");
                }
            }
        }

        assertThat(all.path("version").asText()).isNotBlank();
        assertThat(paged)
                .isEqualTo(all.path("processes").findValuesAsText("id").stream()
                        .filter(paged::contains)
                        .distinct()
                        .toList())
                .contains("add", "load_collection", "reduce_dimension", "save_result");
    }

    @Test
    void what_is_listed_is_what_is_implemented_and_exactly_its_definition() throws Exception {
        JsonNode listed = TestServer.json(TestServer.get("/processes")).path("processes");
        List<String> ids = new ArrayList<>();
        for (JsonNode process : listed) {
            ids.add(process.path("id").asText());
            String definition =
                    "/eo/caravan/api/processes/" + process.path("id").asText() + ".json";
            assertThat(process).isEqualTo(new ObjectMapper().readTree(getClass().getResource(definition)));
        }
        assertThat(ids).containsExactlyElementsOf(ProcessRegistry.standard().implemented());
    }

    @Test
    void a_limit_that_is_no_number_is_refused() throws Exception {
        assertError(TestServer.get("/processes?limit=many"), 400, "RequestInvalid");
        assertError(TestServer.get("/collections?limit=0"), 400, "RequestInvalid");
    }

    @Test
    void an_unknown_collection_is_not_found() throws Exception {
        assertError(TestServer.get("/collections/NOT%20THERE"), 404, "CollectionNotFound");
        assertError(TestServer.get("/collections/NOT_THERE/queryables"), 404, "CollectionNotFound");
    }

    @Test
    void file_formats_tell_what_results_can_be_written_in() throws Exception {
        JsonNode formats = TestServer.json(TestServer.get("/file_formats"));

        assertThat(formats.path("input").isObject()).isTrue();
        assertThat(formats.at("/output/JSON/gis_data_types").isArray()).isTrue();
    }
}
