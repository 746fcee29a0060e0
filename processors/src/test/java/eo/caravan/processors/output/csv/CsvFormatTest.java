package eo.caravan.processors.output.csv;

import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.Cubes.bands;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static eo.caravan.processors.process.vector.Vectors.wkt;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
    @TempDir
    Path folder;

    private String csv(Cube cube, Map<String, Object> options) throws IOException {
        ResultFile file = Written.write(cube, "csv", options, folder).get(0);
        assertThat(file.mediaType()).isEqualTo("text/csv");
        return Files.readString(folder.resolve(file.path()));
    }

    private String csv(Cube cube) throws IOException {
        return csv(cube, Map.of());
    }

    private static Cube cube(List<Dimension> dimensions, Encoding encoding, double... values) {
        return new ArrayCube(new Shape(dimensions, encoding), values);
    }

    @Test
    void a_row_for_each_geometry_and_time_and_a_column_for_each_band() throws IOException {
        Cube cube = counting(
                geometries(UTM, "POINT (1 2)", "POINT (3 4)"), times("2020-01-01", "2021-01-01"), bands("B04", "B08"));

        assertThat(csv(cube))
                .isEqualTo(
                        """
                        feature_index,id,n,t,B04,B08
                        0,g0,0,2020-01-01,0,1
                        0,g0,0,2021-01-01,2,3
                        1,g1,1,2020-01-01,4,5
                        1,g1,1,2021-01-01,6,7
                        """);
    }

    @Test
    void the_order_of_the_dimensions_does_not_matter() throws IOException {
        Cube cube = cube(
                List.of(bands("a", "b"), times("2020", "2021"), geometries(UTM, "POINT (1 2)")),
                Encoding.FLOAT64,
                0,
                1,
                2,
                3);

        assertThat(csv(cube, Map.of("properties", false)))
                .isEqualTo("feature_index,id,t,a,b\n0,g0,2020,0,2\n0,g0,2021,1,3\n");
    }

    @Test
    void a_time_series_needs_no_geometries() throws IOException {
        assertThat(csv(cube(List.of(times("2020", "2021"), bands("a", "b")), Encoding.FLOAT32, 0.1f, NO, 1e10, -2.5)))
                .isEqualTo("t,a,b\n2020,0.1,\n2021,10000000000,-2.5\n");
        assertThat(csv(cube(List.of(times("2020", "2021")), Encoding.FLOAT64, 0.1, 2)))
                .isEqualTo("t,value\n2020,0.1\n2021,2\n");
        assertThat(csv(cube(List.of(bands("a", "b")), Encoding.FLOAT64, 1, 2))).isEqualTo("a,b\n1,2\n");
        assertThat(csv(cube(List.of(), Encoding.FLOAT64, 7))).isEqualTo("value\n7\n");
    }

    @Test
    void without_bands_the_last_other_dimension_makes_the_columns() throws IOException {
        Dimension z = new Dimension.Labelled("z", DimensionType.OTHER, List.of(0.0, 10.0));
        Dimension q = new Dimension.Labelled("q", DimensionType.OTHER, List.of("low", "high"));

        assertThat(csv(cube(List.of(z, q), Encoding.FLOAT64, 1, 2, 3, 4))).isEqualTo("z,low,high\n0,1,2\n10,3,4\n");
    }

    @Test
    void infinity_is_written_and_no_data_is_an_empty_field() throws IOException {
        assertThat(csv(cube(
                        List.of(bands("a", "b", "c")),
                        Encoding.FLOAT64,
                        Double.POSITIVE_INFINITY,
                        NO,
                        Double.NEGATIVE_INFINITY)))
                .isEqualTo("a,b,c\ninf,,-inf\n");
    }

    @Test
    void text_with_commas_quotes_and_line_breaks_is_quoted() throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", "a, \"b\"\nc");
        properties.put("open", true);
        properties.put("skipped", List.of(1.0));
        properties.put("value", "kept");
        Dimension geometries =
                new Dimension.Geometries("geometry", UTM, List.of(new Feature(null, wkt("POINT (1 2)"), properties)));

        assertThat(csv(cube(List.of(geometries), Encoding.FLOAT64, NO)))
                .isEqualTo("feature_index,name,open,value\n0,\"a, \"\"b\"\"\nc\",true,kept\n");
    }

    @Test
    void names_that_are_taken_get_a_number() throws IOException {
        Dimension geometries = new Dimension.Geometries(
                "geometry",
                UTM,
                List.of(
                        new Feature(5.0, wkt("POINT (1 2)"), Map.of("id", "mine")),
                        new Feature(null, wkt("POINT EMPTY"), Map.of())));

        assertThat(csv(cube(List.of(geometries, bands("t", "u")), Encoding.FLOAT64, 1, 2, 3, 4)))
                .isEqualTo("feature_index,id,id_2,t,u\n0,5,mine,1,2\n1,,,3,4\n");
    }

    @Test
    void geometries_can_be_asked_for_as_wkt() throws IOException {
        assertThat(csv(new GeometryCube(geometries(UTM, "POINT (1 2)")), Map.of("geometry", true)))
                .isEqualTo("feature_index,id,n,geometry,value\n0,g0,0,POINT (1 2),\n");
    }

    @Test
    void without_geometries_there_is_a_header_only() throws IOException {
        assertThat(csv(counting(geometries(UTM), times("2020"), bands("a")))).isEqualTo("feature_index,t,a\n");
    }

    @Test
    void rasters_and_unknown_options_are_refused() {
        fails(() -> csv(Cubes.counting(2, 2)), ProcessErrorCode.FORMAT_UNSUITABLE, "reduce_spatial", "y, x");
        fails(
                () -> csv(cube(List.of(), Encoding.FLOAT64, 7), Map.of("sep", ";")),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "sep",
                "properties");
    }

    @Test
    void many_rows_are_written_alike_in_one_block_and_in_many() throws IOException {
        String[] wkt = new String[2000];
        for (int i = 0; i < wkt.length; i++) {
            wkt[i] = "POINT (" + i + " 1)";
        }
        String text = csv(counting(geometries(UTM, wkt), times("2020", "2021"), bands("a", "b")));

        assertThat(text.lines()).hasSize(4001);
        assertThat(text).endsWith("1999,g1999,1999,2021,7998,7999\n");
    }

    @Test
    void separator_decimal_and_header_are_as_asked_for() throws IOException {
        Cube cube = cube(List.of(geometries(Crs.WGS84, "POINT (11.5 46)"), bands("a", "b")), Encoding.FLOAT32, 0.1f, 2);

        assertThat(csv(cube, Map.of("separator", "tab", "decimal", ",")))
                .isEqualTo("feature_index\tid\tn\ta\tb\n0\tg0\t0\t0,1\t2\n");
        assertThat(csv(cube, Map.of("decimal", ",", "header", false))).isEqualTo("0;g0;0;0,1;2\n");
        fails(() -> csv(cube, Map.of("decimal", ",", "separator", ",")), ApiErrorCode.PROCESS_PARAMETER_INVALID, "';'");
    }

    @Test
    void places_are_longitude_and_latitude_also_of_areas_and_of_other_systems() throws IOException {
        Cube world =
                new GeometryCube(geometries(Crs.WGS84, "POLYGON ((10 40, 12 40, 12 42, 10 42, 10 40))", "POINT EMPTY"));
        Cube metres = new GeometryCube(geometries(UTM, "POINT (500000 0)"));

        assertThat(csv(world, Map.of("geometry", "lonlat", "properties", false)))
                .isEqualTo("feature_index,id,longitude,latitude,value\n0,g0,11,41,\n1,g1,,,\n");
        assertThat(csv(metres, Map.of("geometry", "lonlat", "properties", false)))
                .isEqualTo("feature_index,id,longitude,latitude,value\n0,g0,9,0,\n");
    }

    @Test
    void each_geometry_can_have_a_file_of_its_own() throws IOException {
        Cube cube = counting(geometries(UTM, "POINT (1 2)", "POINT (3 4)"), times("2020-01-01", "2021-01-01"));
        List<ResultFile> files =
                Written.write(cube, "CSV", Map.of("separate_asset_per_geometry", true, "properties", false), folder);

        assertThat(files).extracting(file -> file.path().toString()).containsExactly("result_g0.csv", "result_g1.csv");
        assertThat(Files.readString(folder.resolve("result_g1.csv")))
                .isEqualTo("feature_index,id,t,value\n0,g1,2020-01-01,2\n0,g1,2021-01-01,3\n");
    }

    @Test
    void python_reads_what_is_quoted() throws IOException, InterruptedException {
        Dimension geometries = new Dimension.Geometries(
                "geometry",
                UTM,
                List.of(new Feature("a;b", wkt("POINT (1 2)"), Map.of("note", "say \"hi\",\nthen ü"))));
        Path file = folder.resolve(Written.write(
                        cube(List.of(geometries, bands("a")), Encoding.FLOAT64, 1.5),
                        "CSV",
                        Map.of("decimal", ",", "geometry", "wkt"),
                        folder)
                .get(0)
                .path());

        String rows = Written.run(
                "python3",
                "-c",
                "import csv, sys; print(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), delimiter=';')))",
                file.toString());

        assertThat(rows.trim())
                .isEqualTo("[['feature_index', 'id', 'note', 'geometry', 'a'],"
                        + " ['0', 'a;b', 'say \"hi\",\\nthen ü', 'POINT (1 2)', '1,5']]");
    }
}
