package eo.caravan.processors.output;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vector cubes in files, one for each geometry or all in one, as GDAL and Python see them. */
final class VectorFilesTest {
    @TempDir
    Path folder;

    /** Two fields with a mean each for two bands: 1 and 2, 3 and 4. */
    private static Cube fields() {
        Dimension geometries = new Dimension.Geometries(
                "geometry",
                Crs.WGS84,
                List.of(
                        new Feature("field/1", Vectors.wkt("POINT (7.5 46)"), Map.of("crop", "rye")),
                        new Feature(2.0, Vectors.wkt("POINT (8 47)"), Map.of("crop", "oat"))));
        return new ArrayCube(
                new Shape(List.of(geometries, Cubes.bands("B04", "B08")), Encoding.FLOAT32), new double[] {1, 2, 3, 4});
    }

    private String opened(String format, Map<String, Object> options) throws IOException, InterruptedException {
        ResultFile file = Written.write(fields(), format, options, folder).get(0);
        return Written.run("ogrinfo", "-al", folder.resolve(file.path()).toString());
    }

    @Test
    void gdal_reads_tables_and_features() throws IOException, InterruptedException {
        assertThat(opened("GeoJSON", Map.of()))
                .contains("Feature Count: 2", "crop (String) = rye", "B08 (Integer) = 4", "POINT (7.5 46");
        assertThat(opened("CSV", Map.of("geometry", true)))
                .contains("Feature Count: 2", "crop (String) = oat", "B04 (String) = 3", "POINT (8 47)");
        assertThat(opened("CSV", Map.of("properties", false))).doesNotContain("crop");
    }

    @Test
    void each_geometry_has_a_file_with_its_id_in_the_name() throws IOException, InterruptedException {
        Map<String, Object> apart = Map.of("separate_asset_per_geometry", true, "filename_prefix", "fields");
        assertThat(Written.write(fields(), "GeoJSON", apart, folder))
                .extracting(file -> file.path().toString())
                .containsExactly("fields_field-1.geojson", "fields_2.geojson");
        assertThat(Written.run(
                        "ogrinfo", "-al", folder.resolve("fields_2.geojson").toString()))
                .contains("Feature Count: 1", "POINT (8 47)", "B04 (Integer) = 3");
    }

    @Test
    void python_reads_json() throws IOException, InterruptedException {
        ResultFile file = Written.write(fields(), "JSON", Map.of(), folder).get(0);
        String script = "import json, sys; print(json.load(open(sys.argv[1]))['data'])";
        assertThat(Written.run(
                        "python3", "-c", script, folder.resolve(file.path()).toString()))
                .isEqualToIgnoringWhitespace("[[1, 2], [3, 4]]");
    }
}
