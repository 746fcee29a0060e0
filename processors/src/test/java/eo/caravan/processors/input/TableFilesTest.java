package eo.caravan.processors.input;

import static eo.caravan.processors.input.Opened.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.output.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
    private static final double NO = Double.NaN;
    private static final Map<String, Object> NONE = Map.of();

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given"), text);
    }

    private static Dimension.Geometries geometries(Cube cube) {
        return (Dimension.Geometries) cube.shape().dimension(0);
    }

    private static List<String> places(Cube cube) {
        return geometries(cube).features().stream()
                .map(feature -> feature.geometry().toText())
                .toList();
    }

    private static double[] cells(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    @Test
    void a_csv_of_points_gives_a_geometry_for_each_row_and_cells_of_its_numbers() throws IOException {
        Cube cube = Opened.file(
                file("id,lon,lat,name,height,depth\na,11.5,46.5,Bozen,262,\nb,11.25,46,\"Trento, city\",194,7.5\n"),
                "csv",
                NONE);

        assertThat(cube.shape().names()).containsExactly("geometry", "properties");
        assertThat(cube.shape().dimension(1).labels()).containsExactly("height", "depth");
        assertThat(cells(cube)).containsExactly(262, NO, 194, 7.5);
        assertThat(places(cube)).containsExactly("POINT (11.5 46.5)", "POINT (11.25 46)");
        assertThat(geometries(cube).crs()).isEqualTo(Crs.WGS84);
        Feature second = geometries(cube).features().get(1);
        assertThat(second.id()).isEqualTo("b");
        assertThat(second.properties()).isEqualTo(Map.of("name", "Trento, city"));
    }

    @Test
    void rows_of_a_place_at_several_times_are_one_geometry_with_times_in_their_order() throws IOException {
        Cube cube = Opened.file(
                file("x;y;date;ndvi\n1;2;2024-06-02;0,2\n3;4;2024-06-01;0,3\n1;2;2024-06-01;0,1\n"),
                "CSV",
                Map.of("decimal", ",", "crs", 32632.0));

        assertThat(cube.shape().names()).containsExactly("geometry", "t", "properties");
        assertThat(cube.shape().dimension(1).labels()).containsExactly("2024-06-01", "2024-06-02");
        assertThat(places(cube)).containsExactly("POINT (1 2)", "POINT (3 4)");
        assertThat(cells(cube)).containsExactly(0.1, 0.2, 0.3, NO);
        assertThat(geometries(cube).crs()).isEqualTo(Crs.epsg(32632));
    }

    @Test
    void times_of_places_that_do_not_repeat_stay_with_them_unless_asked_for() throws IOException {
        Path file = file("lon,lat,time\n1,2,2024-06-02\n3,4,2024-06-01\n");

        assertThat(Opened.file(file, "CSV", NONE).shape().names()).containsExactly("geometry");
        assertThat(Opened.file(file, "CSV", Map.of("time", "time")).shape().names())
                .containsExactly("geometry", "t");
    }

    @Test
    void columns_can_be_named_and_chosen() throws IOException {
        Path file = file("\uFEFFshape\tlevel\tflag\nPOLYGON ((0 0, 1 0, 1 1, 0 0))\t3\ttrue\n\t4\tfalse\n");

        Cube cube = Opened.file(file, "CSV", Map.of("wkt", "shape", "properties", List.of("flag")));

        assertThat(places(cube)).containsExactly("POLYGON ((0 0, 1 0, 1 1, 0 0))", "POLYGON EMPTY");
        assertThat(cells(cube)).containsExactly(1, 0);
        assertThat(geometries(cube).features().get(1).properties()).isEqualTo(Map.of("level", 4.0));
    }

    @Test
    void what_is_wrong_with_a_csv_is_said() throws IOException {
        assertThat(refused(file("11.5,46.5\n11,46\n"), "CSV", NONE)).contains("names of the columns");
        assertThat(refused(file(""), "CSV", NONE)).contains("empty");
        assertThat(refused(file("a,b\n1,2\n"), "CSV", NONE))
                .contains("'x' and 'y'")
                .contains("a, b");
        assertThat(refused(file("lon,lat\n1,2\n1,two\n"), "CSV", NONE))
                .contains("row 2")
                .contains("'two'");
        assertThat(refused(file("lon;lat\n1,5;2\n"), "CSV", NONE)).contains("decimal");
        assertThat(refused(file("lon,lat\n1,2,3\n"), "CSV", NONE)).contains("3 fields");
        assertThat(refused(file("lon,lat\n500000,4600000\n"), "CSV", NONE)).contains("option 'crs'");
        assertThat(refused(file("lon,lat\n1,2\n"), "CSV", Map.of("x", "east")))
                .contains("'east'")
                .contains("lon, lat");
        assertThat(refused(file("lon,lat\n1,2\n"), "CSV", Map.of("separator", "!")))
                .contains("semicolon");
        assertThat(refused(file("lon,lat,t\n1,2,2024-01-01\n1,2,2024-01-01\n"), "CSV", NONE))
                .contains("row 2")
                .contains("same place and time");
    }

    @Test
    void members_of_geojson_may_stand_in_any_order() throws IOException {
        Cube cube = Opened.file(
                file(
                        "{'features': [{'properties': {'n': 1, 'of': {'a': [1]}}, 'geometry': {'coordinates': [[[0, 0, 9], [2, 0, 9],"
                                .concat(" [2, 2, 9], [0, 0, 9]]], 'type': 'Polygon'}, 'id': 7, 'type': 'Feature'},"
                                        + " {'type': 'Feature', 'geometry': null, 'properties': null}],"
                                        + " 'crs': {'type': 'name', 'properties': {'name': 'urn:ogc:def:crs:EPSG::32632'}},"
                                        + " 'type': 'FeatureCollection'}")
                                .replace('\'', '"')),
                "geojson",
                NONE);

        assertThat(places(cube)).containsExactly("POLYGON ((0 0, 2 0, 2 2, 0 0))", "POLYGON EMPTY");
        assertThat(geometries(cube).crs()).isEqualTo(Crs.epsg(32632));
        assertThat(geometries(cube).features().get(0).id()).isEqualTo(7.0);
        assertThat(geometries(cube).features().get(0).properties()).isEqualTo(Map.of("of", Map.of("a", List.of(1.0))));
        assertThat(cells(cube)).containsExactly(1, NO);
    }

    @Test
    void what_is_wrong_with_a_geojson_is_said() throws IOException {
        String feature = "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": %s}}";
        assertThat(refused(file("{\"type\": "), "GeoJSON", NONE))
                .contains("no JSON")
                .contains("line 1");
        assertThat(refused(file("[]"), "GeoJSON", NONE)).contains("object");
        assertThat(refused(file("{\"type\": \"FeatureCollection\"}"), "GeoJSON", NONE))
                .contains("'features'");
        assertThat(refused(file(feature.formatted("[1]")), "GeoJSON", NONE)).contains("single number");
        assertThat(refused(file(feature.formatted("[[1, 2]]")), "GeoJSON", NONE))
                .contains("position");
        assertThat(refused(file(feature.formatted("[1, 200]")), "GeoJSON", NONE))
                .contains("latitude 200");
        assertThat(refused(file(feature.formatted("[".repeat(200))), "GeoJSON", NONE))
                .contains("nested");
        assertThat(refused(file(feature.formatted("[1, 1e999]")), "GeoJSON", NONE))
                .contains("finite");
        assertThat(refused(file(feature.formatted("[1, 2]")), "GeoJSON", Map.of("properties", List.of("n"))))
                .contains("'n'");
        assertThat(refused(file(feature.formatted("[1, 2]")), "GeoJSON", Map.of("crs", "EPSG:1")))
                .contains("EPSG:1");
    }

    @Test
    void gdal_writes_what_is_read() throws IOException, InterruptedException {
        Path source = file(
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"id\": 4, \"geometry\":"
                        + " {\"type\": \"Point\", \"coordinates\": [11.5, 46.5]}, \"properties\": {\"crop\": \"maïs\", \"n\": 1.5}}]}");
        Path csv = folder.resolve("gdal.csv");
        Path json = folder.resolve("gdal.geojson");
        Written.run("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", csv.toString(), source.toString());
        Written.run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:32632", json.toString(), source.toString());

        Cube table = Opened.file(csv, "CSV", NONE);
        Cube features = Opened.file(json, "GeoJSON", NONE);

        assertThat(places(table)).containsExactly("POINT (11.5 46.5)");
        assertThat(geometries(table).features().get(0).properties()).containsEntry("crop", "maïs");
        assertThat(geometries(features).crs()).isEqualTo(Crs.epsg(32632));
        assertThat(geometries(features).features().get(0).geometry().getCoordinate().y)
                .isBetween(5.1e6, 5.2e6);
        assertThat(cells(features)).containsExactly(1.5);
    }

    @Test
    void what_is_wrong_with_a_parquet_file_is_said() throws IOException {
        assertThat(refused(file("PAR1"), "Parquet", NONE)).contains("4 bytes");
        assertThat(refused(file("lon,lat\n1,2\n".repeat(3)), "Parquet", NONE)).contains("PAR1");
        byte[] far = "PAR1....\377\377\377\177PAR1".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(Files.write(folder.resolve("far"), far), "GeoParquet", NONE))
                .contains("2147483647 bytes");
    }
}
