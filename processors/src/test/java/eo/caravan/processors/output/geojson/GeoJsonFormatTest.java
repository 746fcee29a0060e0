package eo.caravan.processors.output.geojson;

import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.Cubes.bands;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static eo.caravan.processors.process.vector.Vectors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ResultFile file(Cube cube) throws IOException {
        return Written.write(cube, "geojson", Map.of(), folder).get(0);
    }

    private JsonNode features(Cube cube) throws IOException {
        JsonNode json = JSON.readTree(folder.resolve(file(cube).path()).toFile());
        assertThat(json.path("type").asText()).isEqualTo("FeatureCollection");
        return json.path("features");
    }

    private static Cube values(List<Feature> features, Dimension other, double... values) {
        Dimension geometries = new Dimension.Geometries("geometry", Crs.WGS84, features);
        List<Dimension> dimensions = other == null ? List.of(geometries) : List.of(geometries, other);
        return new ArrayCube(new Shape(dimensions, Encoding.FLOAT32), values);
    }

    private static Feature point(Object id, Map<String, Object> properties) {
        return new Feature(id, eo.caravan.processors.process.vector.Vectors.wkt("POINT (7.5 46)"), properties);
    }

    @Test
    void values_are_named_by_the_labels_of_the_other_dimensions() throws IOException {
        JsonNode features = features(counting(
                geometries(Crs.WGS84, "POINT (1 2)", "POINT (3 4)"),
                times("2020-01-01", "2021-01-01"),
                bands("a", "b")));

        assertThat(features.get(0).toString())
                .isEqualTo(
                        "{\"type\":\"Feature\",\"id\":\"g0\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},"
                                + "\"properties\":{\"n\":0,\"2020-01-01_a\":0,\"2020-01-01_b\":1,\"2021-01-01_a\":2,\"2021-01-01_b\":3}}");
        assertThat(features.get(1).path("properties").path("2021-01-01_b").asInt())
                .isEqualTo(7);
    }

    @Test
    void the_geometries_may_stand_anywhere_among_the_dimensions() throws IOException {
        Dimension.Geometries geometries = geometries(Crs.WGS84, "POINT (1 2)", "POINT (3 4)");
        Shape shape = new Shape(List.of(times("2020", "2021"), geometries, bands("a", "b")), Encoding.FLOAT64);
        JsonNode features = features(new ArrayCube(shape, new double[] {0, 1, 2, 3, 4, 5, 6, 7}));

        assertThat(features.get(1).path("properties"))
                .hasToString("{\"n\":1,\"2020_a\":2,\"2020_b\":3,\"2021_a\":6,\"2021_b\":7}");
    }

    @Test
    void a_value_of_its_own_is_called_value_and_left_out_where_there_is_no_data() throws IOException {
        JsonNode features = features(values(List.of(point(7.0, Map.of()), point(null, Map.of())), null, 2.5, NO));

        assertThat(features.get(0).path("id")).hasToString("7");
        assertThat(features.get(0).path("properties")).hasToString("{\"value\":2.5}");
        assertThat(features.get(1).path("properties")).hasToString("{}");
        assertThat(features.get(1).has("id")).isFalse();
    }

    @Test
    void a_value_replaces_a_property_of_its_name_but_text_stays_where_there_is_no_data() throws IOException {
        Dimension names = new Dimension.Labelled("properties", DimensionType.OTHER, List.of("area", "use"));
        JsonNode features = features(values(
                List.of(
                        point("a", Map.of("area", 1_234_567.89, "use", "forest")),
                        point("b", Map.of("other", 1_234_567.89, "area", 3.0))),
                names,
                0.1f,
                NO,
                NO,
                4));

        assertThat(features.get(0).path("properties")).hasToString("{\"use\":\"forest\",\"area\":0.1}");
        assertThat(features.get(1).path("properties")).hasToString("{\"other\":1234567.89,\"area\":null,\"use\":4}");
    }

    @Test
    void metres_become_degrees_and_shells_run_counter_clockwise() throws IOException {
        JsonNode features = features(new GeometryCube(
                geometries(UTM, "POLYGON ((500000 0, 500000 1000, 600000 1000, 600000 0, 500000 0))")));

        JsonNode ring = features.get(0).path("geometry").path("coordinates").get(0);
        assertThat(ring.get(0)).hasToString("[9,0]");
        assertThat(ring.get(1).get(0).asDouble()).isGreaterThan(9.8);
        assertThat(ring.get(1).get(1).asDouble()).isZero();
    }

    @Test
    void holes_run_clockwise_and_empty_geometries_are_null() throws IOException {
        JsonNode features = features(new GeometryCube(geometries(
                Crs.WGS84,
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
                "MULTIPOINT ((1 1), EMPTY, (2 2))",
                "LINESTRING EMPTY")));

        assertThat(features.get(0).at("/geometry/coordinates/1")).hasToString("[[1,1],[1,2],[2,2],[2,1],[1,1]]");
        assertThat(features.get(1).at("/geometry/coordinates")).hasToString("[[1,1],[2,2]]");
        assertThat(features.get(2).path("geometry").isNull()).isTrue();
    }

    @Test
    void what_runs_on_over_the_antimeridian_is_cut_there() throws IOException {
        Cube cube = new GeometryCube(geometries(Crs.WGS84, "POLYGON ((179 0, 182 0, 182 1, 179 1, 179 0))"));
        JsonNode geometry = features(cube).get(0).path("geometry");

        assertThat(geometry.path("type").asText()).isEqualTo("MultiPolygon");
        assertThat(geometry.path("coordinates")).hasSize(2);
        assertThat(file(cube).stac().get("bbox")).isEqualTo(List.of(179.0, 0.0, -178.0, 1.0));
    }

    @Test
    void what_was_written_is_read_as_it_was() throws IOException {
        Dimension.Geometries read = GeoJson.read(
                json(
                        "{'type':'FeatureCollection','features':[{'type':'Feature','id':'x','properties':{'a':[1,{'b':null}]},"
                                + "'geometry':{'type':'Polygon','coordinates':[[[0.1,0.2],[1,0.3],[1,1],[0.1,0.2]]]}}]}"),
                "p",
                "data");
        Path path = folder.resolve(file(new GeometryCube(read)).path());
        Dimension.Geometries again = GeoJson.read(json(Files.readString(path).replace('"', '\'')), "p", "data");

        assertThat(again.labels()).isEqualTo(read.labels());
        assertThat(again.features().get(0).id()).isEqualTo("x");
        assertThat(again.features().get(0).properties())
                .isEqualTo(read.features().get(0).properties());
    }

    @Test
    void the_description_tells_places_types_and_dimensions() throws IOException {
        Cube cube = counting(
                geometries(
                        UTM,
                        "POINT (500000 0)",
                        "POLYGON ((500000 0, 600000 0, 600000 1000, 500000 0))",
                        "POINT EMPTY"),
                times("2020-01-01", "2021-01-01"),
                bands("a"));
        ResultFile file = file(cube);
        JsonNode stac = JSON.valueToTree(file.stac());

        assertThat(file.mediaType()).isEqualTo("application/geo+json");
        assertThat(stac.at("/bbox/0").asDouble()).isCloseTo(9, within(1e-9));
        assertThat(stac.at("/geometry/type").asText()).isEqualTo("Polygon");
        assertThat(stac.path("start_datetime").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(stac.at("/cube:dimensions/geometry"))
                .hasToString("{\"type\":\"geometry\",\"axes\":[\"x\",\"y\"],\"bbox\":[500000.0,0.0,600000.0,1000.0],"
                        + "\"geometry_types\":[\"Point\",\"Polygon\"],\"reference_system\":32632}");
        assertThat(stac.at("/cube:dimensions/t/extent")).hasToString("[\"2020-01-01\",\"2021-01-01\"]");
        assertThat(stac.at("/cube:dimensions/bands/values")).hasToString("[\"a\"]");
    }

    @Test
    void without_geometries_there_are_no_features_and_without_times_no_values() throws IOException {
        assertThat(features(counting(geometries(UTM), times("2020")))).isEmpty();
        assertThat(features(counting(geometries(UTM, "POINT (500000 0)"), times()))
                        .at("/0/properties"))
                .hasToString("{\"n\":0}");
    }

    @Test
    void rasters_and_unknown_options_are_refused() {
        fails(() -> file(Cubes.counting(2, 2)), ProcessErrorCode.FORMAT_UNSUITABLE, "aggregate_spatial", "y, x");
        fails(
                () -> Written.write(
                        new GeometryCube(geometries(UTM, "POINT (1 1)")), "GeoJSON", Map.of("indent", 2.0), folder),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "indent");
    }

    @Test
    void other_formats_refuse_vector_cubes_with_advice() {
        Cube cube = new GeometryCube(geometries(UTM, "POINT (1 1)"));

        for (String format : List.of("GTiff", "PNG", "netCDF")) {
            fails(() -> Written.write(cube, format, Map.of(), folder), ProcessErrorCode.FORMAT_UNSUITABLE, "GeoJSON");
        }
    }

    @Test
    void many_features_are_written_alike_in_one_block_and_in_many() throws IOException {
        String[] wkt = new String[3000];
        for (int i = 0; i < wkt.length; i++) {
            wkt[i] = "POINT (" + i / 100.0 + " 1)";
        }
        JsonNode features = features(counting(geometries(Crs.WGS84, wkt), bands("a", "b", "c")));

        assertThat(features).hasSize(3000);
        assertThat(features.get(2999).at("/properties/c").asInt()).isEqualTo(8999);
    }

    private Path written(Cube cube, Map<String, Object> options) throws IOException {
        return folder.resolve(
                Written.write(cube, "GeoJSON", options, folder).get(0).path());
    }

    @Test
    void coordinates_are_rounded_and_properties_left_out_where_asked_for() throws IOException {
        Cube cube = values(List.of(point("a", Map.of("crop", "maize"))), bands("v"), 1);

        JsonNode plain = JSON.readTree(
                written(cube, Map.of("precision", 0.0, "properties", false)).toFile());

        assertThat(plain.at("/features/0/geometry/coordinates")).hasToString("[8,46]");
        assertThat(plain.at("/features/0/properties")).hasToString("{\"v\":1}");
    }

    @Test
    void gdal_sees_the_system_that_was_asked_for() throws IOException, InterruptedException {
        Cube cube = counting(geometries(Crs.epsg(32632), "POINT (500000 5000000)"), bands("v"));

        Path metres = written(cube, Map.of("crs", "native"));
        String own = Written.run("ogrinfo", "-al", metres.toString());
        String europe = Written.run(
                "ogrinfo", "-al", written(cube, Map.of("crs", 3035.0)).toString());
        String world = Written.run("ogrinfo", "-al", written(cube, Map.of()).toString());

        assertThat(own)
                .contains("UTM zone 32N")
                .contains("POINT (500000 5000000)")
                .contains("v (Integer) = 0");
        assertThat(europe).contains("LAEA Europe");
        assertThat(world).contains("WGS 84").contains("POINT (9.0 ").doesNotContain("UTM");
    }

    @Test
    void systems_that_cannot_be_named_are_refused() {
        Cube cube = counting(geometries(Crs.WGS84, "POINT (1 2)"), bands("v"));
        Cubes.fails(
                () -> written(cube, Map.of("crs", "EPSG:1")), ApiErrorCode.PROCESS_PARAMETER_INVALID, "crs", "EPSG:1");
        Cubes.fails(
                () -> written(cube, Map.of("crs", "+proj=sinu +R=6371007.181 +units=m")),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "EPSG code");
    }
}
