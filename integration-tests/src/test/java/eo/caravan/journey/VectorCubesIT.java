package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Programs;
import eo.caravan.server.Project;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Vector cubes from GeoJSON to GeoJSON and CSV, over HTTP. */
class VectorCubesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CaravanServer server;
    private static OpenEoHttp http;
    private static Path scratch;
    private static Path scenes;
    private static Path fields;

    @BeforeAll
    static void start() throws Exception {
        scenes = Project.shared("data");
        fields = scenes.resolve("vectors/lulc_eopatch.geojson");
        scratch = Project.scratch("vector-cubes");
        server = CaravanServer.start(scratch.resolve("data"), List.of(scenes), Map.of("CARAVAN_ENGINE_THREADS", "2"));
        http = OpenEoHttp.loggedIn(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Mean NDVI of a day in 88 pieces of land. */
    private static String zonal(String format) throws IOException {
        return """
                {
                  "fields": {"process_id": "load_geojson", "arguments": {"data": %s}},
                  "load": {"process_id": "load_collection", "arguments": {"id": "SENTINEL2_NDVI_EOPATCH",
                    "spatial_extent": null, "temporal_extent": ["2016-10-23", "2016-10-24"], "bands": ["NDVI"]}},
                  "means": {"process_id": "aggregate_spatial", "arguments": {"data": {"from_node": "load"},
                    "geometries": {"from_node": "fields"}, "reducer": {"process_graph": {"mean": {"process_id": "mean",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "means"}, "format": "%s"},
                    "result": true}
                }
                """
                .formatted(Files.readString(fields), format);
    }

    private static String points(String relation, String format) {
        return """
                {
                  "points": {"process_id": "load_geojson", "arguments": {"properties": ["height"], "data":
                    {"type": "FeatureCollection", "features": [
                      {"type": "Feature", "id": "near", "properties": {"height": 12.5, "name": "mast"},
                        "geometry": {"type": "Point", "coordinates": [15, 46]}},
                      {"type": "Feature", "id": "far", "properties": {"height": 7},
                        "geometry": {"type": "Point", "coordinates": [16, 46]}}]}}},
                  "metres": {"process_id": "vector_reproject", "arguments": {"data": {"from_node": "points"}, "projection": 32633}},
                  "wide": {"process_id": "vector_buffer", "arguments": {"geometries": {"from_node": "metres"}, "distance": 100}},
                  "area": {"process_id": "load_geojson", "arguments": {"data": {"type": "Polygon", "coordinates":
                    [[[14.9, 45.9], [15.1, 45.9], [15.1, 46.1], [14.9, 46.1], [14.9, 45.9]]]}}},
                  "kept": {"process_id": "filter_vector", "arguments": {"data": {"from_node": "wide"},
                    "geometries": {"from_node": "area"}, "relation": "%s"}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "kept"}, "format": "%s"},
                    "result": true}
                }
                """
                .formatted(relation, format);
    }

    private static String text(String graph, String mediaType) throws Exception {
        HttpResponse<byte[]> answer = http.compute(graph);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
        return OpenEoHttp.text(answer);
    }

    @Test
    void points_are_widened_filtered_and_come_back_in_degrees_with_their_properties() throws Exception {
        JsonNode features = JSON.readTree(text(points("within", "GeoJSON"), "application/geo+json"))
                .path("features");

        assertThat(features).hasSize(1);
        assertThat(features.at("/0/id").asText()).isEqualTo("near");
        assertThat(features.at("/0/properties")).hasToString("{\"name\":\"mast\",\"height\":12.5}");
        JsonNode ring = features.at("/0/geometry/coordinates/0");
        assertThat(ring).hasSize(65);
        for (JsonNode position : ring) {
            double east = (position.get(0).asDouble() - 15) * 111_320 * Math.cos(Math.toRadians(46));
            double north = (position.get(1).asDouble() - 46) * 111_140;
            assertThat(Math.hypot(east, north)).isCloseTo(100, within(1.0));
        }
        assertThat(text(points("disjoint", "CSV"), "text/csv")).isEqualTo("feature_index,id,height\n0,far,7\n");
    }

    @Test
    void means_of_polygons_over_a_real_scene_are_what_numpy_says() throws Exception {
        Path result = scratch.resolve("means.csv");
        Files.writeString(result, text(zonal("CSV"), "text/csv"));
        JsonNode compared = JSON.readTree(Programs.python(
                "expected_zonal.py",
                List.of("rasterio", "numpy"),
                result.toString(),
                fields.toString(),
                scenes.resolve("SENTINEL2_NDVI_EOPATCH/S2_NDVI_20161023T100047/NDVI.tif")
                        .toString()));

        assertThat(compared.path("columns"))
                .hasToString("[\"feature_index\",\"RABA_ID\",\"LULC_ID\",\"LULC_NAME\",\"t\",\"NDVI\"]");
        assertThat(compared.path("rows").asInt()).isEqualTo(88);
        assertThat(compared.path("cells").asInt()).isGreaterThan(5_000);
        assertThat(compared.path("empty").asInt()).isZero();
        assertThat(compared.path("largest").asDouble()).isCloseTo(0, within(1e-6));
    }

    @Test
    void the_same_means_as_geojson() throws Exception {
        String[] csv = text(zonal("CSV"), "text/csv").split("\n", -1)[1].split(",", -1);
        JsonNode features =
                JSON.readTree(text(zonal("GeoJSON"), "application/geo+json")).path("features");

        assertThat(features).hasSize(88);
        JsonNode sent = JSON.readTree(fields.toFile()).at("/features/0/geometry/coordinates/0");
        assertThat(features.at("/0/geometry/coordinates/0")).hasSameSizeAs(sent).contains(sent.get(1));
        assertThat(features.at("/0/properties/LULC_NAME").asText()).isEqualTo("grassland");
        assertThat(features.at("/0/properties").path(csv[4] + "_NDVI").asText()).isEqualTo(csv[5]);
    }

    @Test
    void a_job_tells_where_the_geometries_lie_and_what_they_are() throws Exception {
        String id = http.createJob(zonal("CSV"));
        http.send("POST", "/jobs/" + id + "/results", "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !List.of("queued", "running", "created").contains(status(id)));
        assertThat(status(id)).isEqualTo("finished");
        JsonNode item = http.json("GET", "/jobs/" + id + "/results", null);

        assertThat(item.at("/bbox/0").asDouble()).isEqualTo(14.5486058);
        assertThat(item.at("/bbox/3").asDouble()).isEqualTo(45.8813539);
        assertThat(item.at("/geometry/type").asText()).isEqualTo("Polygon");
        assertThat(item.at("/properties/datetime").asText()).startsWith("2016-10-23");
        JsonNode asset = item.path("assets").path("result.csv");
        assertThat(asset.path("type").asText()).isEqualTo("text/csv");
        assertThat(asset.at("/cube:dimensions/geometry/geometry_types")).hasToString("[\"Polygon\"]");
        assertThat(asset.at("/cube:dimensions/geometry/reference_system").asInt())
                .isEqualTo(4326);
        assertThat(item.path("stac_extensions").toString()).contains("datacube");
    }

    private static String status(String id) throws IOException, InterruptedException {
        return http.json("GET", "/jobs/" + id, null).path("status").asText();
    }

    private static void refused(String geoJson, String code) throws Exception {
        String graph = "{\"load\": {\"process_id\": \"load_geojson\", \"arguments\": {\"data\": " + geoJson
                + "}, \"result\": true}}";
        HttpResponse<byte[]> answer = http.send("POST", "/result", OpenEoHttp.process(graph));
        String shown = geoJson.substring(0, Math.min(100, geoJson.length())) + ": " + OpenEoHttp.text(answer);
        assertThat(answer.statusCode()).as(shown).isBetween(400, 499);
        JsonNode error = JSON.readTree(answer.body());
        assertThat(error.path("code").asText()).as(shown).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotBlank().hasSizeLessThan(1000);
    }

    @Test
    void hostile_geojson_is_refused_clearly() throws Exception {
        String invalid = "ProcessParameterInvalid";
        refused("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}", invalid);
        refused("{\"type\": \"Polygon\", \"coordinates\": " + "[".repeat(900) + "]".repeat(900) + "}", invalid);
        refused("{\"type\": \"Point\", \"coordinates\": [45, 91]}", invalid);
        refused("{\"type\": \"Point\", \"coordinates\": [999, 0]}", invalid);
        refused("{\"type\": \"Point\", \"coordinates\": [1e999, 0]}", invalid);
        refused("{\"type\": \"GeometryCollection\", \"geometries\": []}", invalid);
        refused("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Point\"}]}", invalid);
        refused("{}", invalid);
        String many = "[0,1],".repeat(1_400_000);
        refused("{\"type\": \"Polygon\", \"coordinates\": [[" + many + "[0,2]]]}", invalid);
    }

    @Test
    void geojson_that_is_no_json_is_refused() throws Exception {
        for (String broken : List.of("[NaN, 0]", "[".repeat(5000), "[1, 2")) {
            String graph =
                    "{\"load\": {\"process_id\": \"load_geojson\", \"arguments\": {\"data\": {\"type\": \"Point\","
                            + " \"coordinates\": " + broken + "}}, \"result\": true}}";
            HttpResponse<byte[]> answer = http.send("POST", "/result", OpenEoHttp.process(graph));
            assertThat(answer.statusCode()).as(OpenEoHttp.text(answer)).isBetween(400, 499);
            assertThat(JSON.readTree(answer.body()).path("code").asText()).isNotBlank();
        }
    }

    @Test
    void vector_and_raster_cubes_are_not_mistaken_for_each_other() throws Exception {
        assertThat(message(zonal("GTiff"))).contains("FormatUnsuitable", "GeoJSON");
        String raster = zonal("GeoJSON").replace("\"from_node\": \"means\"", "\"from_node\": \"load\"");
        assertThat(message(raster)).contains("FormatUnsuitable", "aggregate_spatial");
        String buffered = points("within", "GeoJSON").replace("vector_reproject", "resample_spatial");
        assertThat(message(buffered)).contains("a raster data cube", "a vector data cube of geometry, properties");
        String inDegrees =
                points("within", "GeoJSON").replace("\"from_node\": \"metres\"", "\"from_node\": \"points\"");
        assertThat(message(inDegrees)).contains("UnitMismatch", "vector_reproject");
    }

    private static String message(String graph) throws Exception {
        HttpResponse<byte[]> answer = http.send("POST", "/result", OpenEoHttp.process(graph));
        assertThat(answer.statusCode()).as(OpenEoHttp.text(answer)).isEqualTo(400);
        return OpenEoHttp.text(answer);
    }
}
