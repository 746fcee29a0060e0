package eo.caravan.processors.output.json;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void cells_are_nested_in_the_order_of_the_dimensions() throws IOException {
        Cube cube = Cubes.cube(2, 2, List.of(Cubes.bands("a", "b")), 1, 2, 3.5, NO, 5, 6, 7, Double.POSITIVE_INFINITY);
        ResultFile file = Written.write(cube, "json", Map.of(), folder).get(0);
        JsonNode json = JSON.readTree(folder.resolve(file.path()).toFile());
        assertThat(json.path("data")).hasToString("[[[1,2],[3.5,null]],[[5,6],[7,null]]]");
        assertThat(json.path("order")).hasToString("[\"bands\",\"y\",\"x\"]");
        assertThat(json.at("/dimensions/bands/values")).hasToString("[\"a\",\"b\"]");
        assertThat(json.at("/dimensions/x/values")).hasToString("[500005,500015]");
        assertThat(json.at("/dimensions/x/reference_system").asInt()).isEqualTo(32632);
        assertThat(file.mediaType()).isEqualTo("application/json");
        assertThat(file.stac()).containsKeys("file:size", "file:checksum", "proj:code", "bbox");
    }

    @Test
    void many_cells_and_unknown_options_are_refused_while_planning() {
        Cube large = Cubes.counting(1001, 5000);
        Cubes.fails(() -> Written.write(large, "JSON", Map.of(), folder), ProcessErrorCode.FORMAT_UNSUITABLE, "GTiff");
        Cubes.fails(
                () -> Written.write(Cubes.counting(2, 2), "JSON", Map.of("indent", 2.0), folder),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "indent");
    }

    @Test
    void geometries_are_written_as_wkt_with_their_types_and_system() throws IOException {
        Cube cube = Vectors.counting(
                Vectors.geometries(Vectors.UTM, "POINT (1 2)", "LINESTRING (0 0, 1 1)"), Cubes.bands("a"));
        ResultFile file = Written.write(cube, "json", Map.of(), folder).get(0);
        JsonNode json = JSON.readTree(folder.resolve(file.path()).toFile());
        assertThat(json.at("/dimensions/geometry"))
                .hasToString("{\"type\":\"geometry\",\"geometry_types\":[\"LineString\",\"Point\"],"
                        + "\"reference_system\":32632,\"values\":[\"POINT (1 2)\",\"LINESTRING (0 0, 1 1)\"]}");
        assertThat(json.path("data")).hasToString("[[0],[1]]");
        assertThat(file.stac()).containsKeys("bbox", "geometry", "cube:dimensions");
    }

    @Test
    void cells_are_rounded_and_lines_broken_where_asked_for() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(2, 1, List.of(), 1.0 / 3, 2.0 / 3);
        ResultFile file = Written.write(cube, "JSON", Map.of("precision", 2.0, "indent", true), folder)
                .get(0);
        Path path = folder.resolve(file.path());

        assertThat(Files.readString(path).lines().count()).isGreaterThan(10);
        assertThat(Written.run(
                                "python3",
                                "-c",
                                "import json, sys; print(json.load(open(sys.argv[1]))['data'])",
                                path.toString())
                        .trim())
                .isEqualTo("[[0.33, 0.67]]");
    }
}
