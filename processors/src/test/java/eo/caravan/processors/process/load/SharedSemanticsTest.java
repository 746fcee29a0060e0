package eo.caravan.processors.process.load;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.filter.FilterBands;
import eo.caravan.processors.process.resample.ResampleSpatial;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users of the real scenes find in types, no data, bands, times and reference systems, up to the files. */
class SharedSemanticsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLOVENIA = "SENTINEL2_L2A_SLOVENIA";
    private static final Map<String, Object> BOX = Map.of("west", 15.3, "south", 46.0, "east", 15.4, "north", 46.05);

    private static StacCatalog catalog;

    @TempDir
    Path folder;

    @BeforeAll
    static void openCatalog() {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        catalog = StacCatalog.open(List.of(shared.get().resolve("data")), 64 << 20);
    }

    private static Cube load(String id, Object extent, List<Object> time, List<Object> bands) {
        ProcessContext context = new ProcessContext(
                catalog, CONTEXT.formats(), CONTEXT.log(), CONTEXT.view(), CONTEXT.executor(), CONTEXT.control());
        return (Cube) new LoadCollection().apply(new LoadCollection.Arguments(id, extent, time, bands, null), context);
    }

    private JsonNode gdalinfo(Cube cube, String format) throws Exception {
        ResultFile file =
                Written.write(cube, format, Map.of(), folder.resolve(format)).get(0);
        return JSON.readTree(Written.run(
                "gdalinfo", "-json", folder.resolve(format).resolve(file.path()).toString()));
    }

    @Test
    void integers_no_data_names_and_order_arrive_in_the_file() throws Exception {
        Cube cube = load(SLOVENIA, BOX, List.of("2023-08-15", "2023-08-16"), List.of("nir", "B02", "SCL", "B08"));
        Cube kept = (Cube)
                new FilterBands().apply(new FilterBands.Arguments(cube, List.of("B08", "blue"), List.of()), CONTEXT);
        JsonNode bands = gdalinfo(kept, "GTiff").path("bands");
        assertThat(bands).hasSize(2);
        assertThat(bands.findValuesAsText("description")).containsExactly("B08", "B02");
        assertThat(bands.findValuesAsText("type")).containsExactly("UInt16", "UInt16");
        assertThat(bands.path(0).path("noDataValue").asDouble()).isZero();
    }

    @Test
    void types_follow_from_what_a_method_does() {
        Cube cube = load(SLOVENIA, BOX, List.of("2023-08-15", "2023-08-16"), List.of("B08"));
        Encoding stored = new Encoding(CellType.UINT16, 0);
        assertThat(cube.shape().encoding()).isEqualTo(stored);
        for (String method : List.of("near", "mode", "min", "max", "med", "q1", "q3")) {
            assertThat(resampled(cube, method).shape().encoding()).as(method).isEqualTo(stored);
        }
        for (String method : List.of("bilinear", "cubic", "cubicspline", "lanczos")) {
            Cube blended = resampled(cube, method);
            assertThat(blended.shape().encoding()).as(method).isEqualTo(stored);
            assertThat(DoubleStream.of(Cubes.all(blended))
                            .filter(cell -> cell != Math.rint(cell) && !Double.isNaN(cell)))
                    .as(method)
                    .isEmpty();
        }
        for (String method : List.of("average", "sum", "rms")) {
            assertThat(resampled(cube, method).shape().encoding()).as(method).isEqualTo(Encoding.FLOAT32);
        }
    }

    private static Cube resampled(Cube cube, String method) {
        return (Cube) new ResampleSpatial()
                .apply(new ResampleSpatial.Arguments(cube, 240.0, null, method, "upper-left"), CONTEXT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 2023-08-13T10:07:53.782Z, 1",
                "null, 2023-08-13T10:07:53.783Z, 2",
                "2023-08-13T10:07:53.782Z, null, 4",
                "2023-08-13T10:07:53.783Z, null, 3",
                "2023-08-10, 2023-08-20, 4",
                "2023-08-13T12:07:53.782+02:00, 2023-08-21, 4"
            })
    void an_interval_holds_its_start_and_not_its_end(String start, String end, int labels) {
        Cube cube = load(SLOVENIA, BOX, Arrays.asList(start, end), List.of("B08"));
        assertThat(cube.shape().dimension(0).size()).isEqualTo(labels);
        assertThat(cube.shape().dimension(0).labels())
                .allMatch(label -> String.valueOf(label).endsWith("Z"));
    }

    @Test
    void an_extent_without_data_is_told() {
        Map<String, Object> elsewhere = Map.of("west", 0.0, "south", 0.0, "east", 1.0, "north", 1.0);
        Cubes.fails(() -> load(SLOVENIA, elsewhere, null, null), ProcessErrorCode.NO_DATA_AVAILABLE, SLOVENIA);
        Cubes.fails(
                () -> load(SLOVENIA, BOX, List.of("2001-01-01", "2002-01-01"), null),
                ProcessErrorCode.NO_DATA_AVAILABLE,
                SLOVENIA);
    }

    @ParameterizedTest
    @CsvSource({"178.5, -178, 178.5", "178.5, 182, 178.5", "-181.5, -178, 178.5"})
    void boxes_over_the_antimeridian_find_the_tiles_beside_it(double west, double east, double begin) {
        Map<String, Object> box = Map.of("west", west, "south", 67.3, "east", east, "north", 67.6);
        Cube cube = load("SENTINEL2_L2A_ANTIMERIDIAN", box, null, List.of("B04"));
        Grid grid = cube.shape().grid().orElseThrow();
        double[] corner = CrsTransform.between(grid.crs(), Crs.WGS84).point(grid.originX(), grid.originY());
        assertThat(corner[0]).isCloseTo(begin, within(0.15));
        assertThat(grid.width()).isGreaterThan(300);
        double[] cells = cube.read(cube.shape().whole()).values();
        assertThat(Arrays.stream(cells).filter(cell -> !Double.isNaN(cell)).count())
                .isGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({"GTiff", "netCDF"})
    void a_system_without_a_code_arrives_in_the_file(String format) throws Exception {
        Cube cube = load("MODIS_MOD13Q1_SINOP", null, List.of("2013-09-14", "2013-09-15"), null);
        Grid grid = cube.shape().grid().orElseThrow();
        JsonNode info = gdalinfo(cube, format);
        Crs found = CoordinateSystems.parse(
                info.path("coordinateSystem").path("wkt").asText());
        assertThat(CoordinateSystems.same(found, grid.crs())).isTrue();
        JsonNode transform = info.path("geoTransform");
        assertThat(transform.path(0).asDouble()).isCloseTo(-6_073_798.057320992, within(1e-5));
        assertThat(transform.path(1).asDouble()).isCloseTo(231.65635826385406, within(1e-9));
        assertThat(transform.path(3).asDouble()).isCloseTo(-1_278_279.7849004474, within(1e-5));
        assertThat(info.path("bands").path(0).path("type").asText()).isEqualTo("Int16");
        assertThat(info.path("bands").path(0).path("noDataValue").asDouble()).isEqualTo(-3000);
    }

    @Test
    void a_box_in_the_collections_own_system_without_a_code_cuts_exactly() {
        String wkt = catalog.describe("MODIS_MOD13Q1_SINOP")
                .at("/cube:dimensions/x/reference_system")
                .asText();
        double west = -6_073_798.057320992;
        double north = -1_278_279.7849004474;
        double step = 231.65635826385406;
        Map<String, Object> box = Map.of(
                "west",
                west + 2 * step,
                "east",
                west + 5 * step,
                "south",
                north - 4 * step,
                "north",
                north - step,
                "crs",
                wkt);
        Cube cube = load("MODIS_MOD13Q1_SINOP", box, List.of("2013-09-14", "2013-09-15"), null);
        assertThat(cube.shape().whole().sizes()).containsExactly(1, 1, 3, 3);
        assertThat(cube.shape().grid().orElseThrow().originX()).isCloseTo(west + 2 * step, within(1e-6));
    }

    @Test
    void degrees_stay_as_they_are() throws Exception {
        Map<String, Object> box = Map.of("west", 6.5, "south", 0.1, "east", 6.6, "north", 0.15);
        JsonNode info = gdalinfo(load("COPERNICUS_DEM_30_SAOTOME", box, null, null), "GTiff");
        double step = 0.0002777777777777778;
        double[] transform = JSON.convertValue(info.path("geoTransform"), double[].class);
        double cells = (transform[0] - 6.460416666666667) / step;
        assertThat(cells).isCloseTo(Math.rint(cells), within(1e-6));
        assertThat(transform[1]).isCloseTo(step, within(1e-12));
        assertThat(transform[5]).isCloseTo(-step, within(1e-12));
        assertThat(transform[0]).isBetween(6.5 - step, 6.5 + step);
        assertThat(info.path("bands").path(0).path("type").asText()).isEqualTo("Float32");
        assertThat(info.path("coordinateSystem").path("wkt").asText()).contains("4326");
    }
}
