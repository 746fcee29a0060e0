package eo.caravan.processors.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether others find a result where it lies, whatever system it is in. */
class ReferenceSystemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static Cube cube(Grid grid) {
        return new ArrayCube(
                new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT32),
                new double[grid.width() * grid.height()]);
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:32633",
        "EPSG:3857",
        "EPSG:6933",
        "EPSG:3031",
        "EPSG:2263",
        "+proj=sinu +R=6371007.181",
        "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80",
        "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80",
        "+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +datum=NAD83",
        "+proj=cea +lat_ts=30 +datum=WGS84",
        "+proj=sterea +lat_0=52 +lon_0=5 +k=0.9999 +x_0=155000 +y_0=463000 +ellps=bessel",
        "+proj=moll +lon_0=0 +datum=WGS84",
        "+proj=eqc +lat_ts=10 +datum=WGS84",
        "+proj=merc +lat_ts=20 +datum=WGS84",
        "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +datum=WGS84"
    })
    void gdal_finds_a_result_where_it_lies(String definition) throws Exception {
        Crs crs = CoordinateSystems.parse(definition);
        double unit = CoordinateSystems.metresPerUnit(crs);
        double[] centre = CrsTransform.between(Crs.WGS84, crs).point(8, crs.equals(Crs.epsg(3031)) ? -75 : 47);
        Grid grid = new Grid(crs, centre[0], centre[1], 1000 / unit, -1000 / unit, 4, 3);
        double[] corner = CrsTransform.between(crs, Crs.WGS84).point(grid.originX(), grid.originY());
        for (String format : List.of("GTiff", "netCDF")) {
            ResultFile file = Written.write(cube(grid), format, Map.of(), folder.resolve(format))
                    .get(0);
            String path = folder.resolve(format).resolve(file.path()).toString();
            JsonNode info = JSON.readTree(Written.run("gdalinfo", "-json", path));
            JsonNode found =
                    info.path("wgs84Extent").path("coordinates").path(0).path(0);
            assertThat(found.path(0).asDouble()).as(format).isCloseTo(corner[0], within(1e-5));
            assertThat(found.path(1).asDouble()).as(format).isCloseTo(corner[1], within(1e-5));
        }
    }

    @Test
    void the_metadata_of_a_result_over_the_antimeridian_has_its_west_east_of_its_east() throws Exception {
        Grid grid = new Grid(Crs.WGS84, 179, 10, 0.5, -0.5, 4, 2);
        ResultFile file = Written.write(cube(grid), "GTiff", Map.of(), folder).get(0);
        JsonNode stac = JSON.valueToTree(file.stac());
        assertThat(stac.toString()).contains("\"bbox\":[179.0,9.0,-179.0,10.0]");
        assertThat(stac.path("geometry").path("type").asText()).isEqualTo("MultiPolygon");
    }

    @Test
    void the_metadata_of_a_result_without_a_code_has_its_text() throws Exception {
        Crs sinusoidal = CoordinateSystems.parse("+proj=sinu +R=6371007.181");
        Grid grid = new Grid(sinusoidal, 0, 0, 1000, -1000, 4, 2);
        ResultFile file = Written.write(cube(grid), "GTiff", Map.of(), folder).get(0);
        JsonNode stac = JSON.valueToTree(file.stac());
        assertThat(CoordinateSystems.parse(stac.path("proj:wkt2").asText())).isEqualTo(sinusoidal);
        assertThat(stac.has("proj:code")).isFalse();
    }
}
