package eo.caravan.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    @Test
    void the_landing_page_has_what_clients_require() throws Exception {
        JsonNode capabilities = TestServer.json(TestServer.get("/"));

        assertThat(capabilities.path("api_version").asText()).isEqualTo("1.3.0");
        assertThat(capabilities.path("type").asText()).isEqualTo("Catalog");
        assertThat(capabilities.path("conformsTo").toString()).contains("https://api.openeo.org/1.3.0");
        for (String field : List.of("backend_version", "stac_version", "id", "title", "description")) {
            assertThat(capabilities.path(field).asText()).as(field).isNotBlank();
        }
        assertThat(capabilities.at("/billing/currency").asText()).isNotBlank();
        assertThat(capabilities.path("links").isArray()).isTrue();
    }

    @Test
    void only_operations_that_are_built_are_listed() throws Exception {
        List<String> paths = new ArrayList<>();
        TestServer.json(TestServer.get("/"))
                .path("endpoints")
                .forEach(endpoint -> paths.add(endpoint.path("path").asText()));

        assertThat(paths).contains("/", "/conformance").doesNotContain("/service_types");
    }

    @Test
    void the_well_known_document_lists_this_version_where_the_client_reached_it() throws Exception {
        JsonNode direct = TestServer.json(TestServer.send("GET", "/.well-known/openeo", null));
        JsonNode proxied = TestServer.json(TestServer.send(
                "GET",
                "/.well-known/openeo",
                null,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "openeo.example",
                "X-Forwarded-Prefix",
                "/earth"));

        assertThat(direct.at("/versions/0/url").asText())
                .isEqualTo(TestServer.at("/openeo/1.3/").toString());
        assertThat(direct.at("/versions/0/api_version").asText()).isEqualTo("1.3.0");
        assertThat(proxied.at("/versions/0/url").asText()).isEqualTo("https://openeo.example/earth/openeo/1.3/");
    }
}
