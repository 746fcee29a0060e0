package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real scenes, loaded with a declared resampling, beside gdalwarp and beside what follows by hand. */
class SharedMosaicTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path data;

    @TempDir
    Path folder;

    @BeforeEach
    void findData() {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        data = shared.get().resolve("data");
    }

    /** A copy of a collection's documents that declares a method; the files stay where they are. */
    private StacCatalog declaring(String collection, String method) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(collection))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                ObjectNode document = (ObjectNode) JSON.readTree(file.toFile());
                if (document.path("type").asText().equals("Collection")) {
                    document.put("caravan:resampling", method);
                    document.putObject("item_assets").putObject("SCL").put("caravan:resampling", "near");
                }
                for (JsonNode asset : document.path("assets")) {
                    String href = asset.path("href").asText();
                    ((ObjectNode) asset)
                            .put("href", file.resolveSibling(href).normalize().toString());
                }
                TinyStac.write(document, folder.resolve(data.relativize(file).toString()));
            }
        }
        return StacCatalog.open(List.of(folder), 64 << 20);
    }

    private static Cube open(StacCatalog catalog, String id, List<String> time, String... bands) {
        return catalog.open(
                new LoadRequest(id, Optional.empty(), time, List.of(bands), item -> true, Optional.empty()));
    }

    /** What gdalwarp makes of a file on a grid; 0 is no data. */
    private double[] warped(Path file, int band, Grid grid, String method) throws Exception {
        String one = folder.resolve("one.tif").toString();
        String raw = folder.resolve("warped.bin").toString();
        Files.deleteIfExists(Path.of(raw));
        Written.run("gdal_translate", "-q", "-b", String.valueOf(band), "-a_nodata", "0", file.toString(), one);
        Written.run(
                "gdalwarp",
                "-q",
                "-of",
                "ENVI",
                "-et",
                "0",
                "-r",
                method,
                "-dstnodata",
                "0",
                "-te",
                String.valueOf(grid.extent().west()),
                String.valueOf(grid.extent().south()),
                String.valueOf(grid.extent().east()),
                String.valueOf(grid.extent().north()),
                "-ts",
                String.valueOf(grid.width()),
                String.valueOf(grid.height()),
                "-overwrite",
                one,
                raw);
        byte[] bytes = Files.readAllBytes(Path.of(raw));
        double[] cells = new double[bytes.length / 2];
        Arrays.setAll(cells, i -> (bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] & 0xFF) << 8);
        return Arrays.stream(cells).map(cell -> cell == 0 ? Double.NaN : cell).toArray();
    }

    /** Cells of the first that differ from the second, where no data is the same as no data. */
    private static long different(double[] own, double[] other, double tolerance) {
        assertThat(own).hasSameSizeAs(other);
        long different = 0;
        for (int i = 0; i < own.length; i++) {
            boolean same = Double.isNaN(own[i]) || Double.isNaN(other[i])
                    ? Double.isNaN(own[i]) == Double.isNaN(other[i])
                    : Math.abs(own[i] - other[i]) <= tolerance;
            different += same ? 0 : 1;
        }
        return different;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "cubicspline", "average"})
    void tiles_half_a_cell_apart_are_mosaicked_as_gdalwarp_does(String method) throws Exception {
        StacCatalog catalog = declaring("SENTINEL2_L2A_SLOVENIA", method);
        Cube cube =
                open(catalog, "SENTINEL2_L2A_SLOVENIA", List.of("2023-08-15T00:00:00Z", "2023-08-16T00:00:00Z"), "B08");
        Grid grid = cube.shape().grid().orElseThrow();
        assertThat(grid.extent().north()).isEqualTo(5_151_660);
        assertThat(grid.stepY()).isEqualTo(-120);
        Path tiles = data.resolve("SENTINEL2_L2A_SLOVENIA");
        double[] upper = warped(tiles.resolve("S2A_33TWM_20230815_0_L2A/B08.tif"), 1, grid, "near");
        double[] lower = warped(tiles.resolve("S2A_33TWL_20230815_0_L2A/B08.tif"), 1, grid, method);
        double[] expected = new double[upper.length];
        Arrays.setAll(expected, i -> Double.isNaN(upper[i]) ? lower[i] : upper[i]);
        assertThat(different(cube.read(cube.shape().whole()).values(), expected, 0))
                .isZero();
    }

    @Test
    void the_upper_tile_is_not_touched_and_the_lower_one_is_the_mean_of_two_rows() throws Exception {
        StacCatalog catalog = declaring("SENTINEL2_L2A_SLOVENIA", "bilinear");
        Cube cube = open(
                catalog,
                "SENTINEL2_L2A_SLOVENIA",
                List.of("2023-08-15T00:00:00Z", "2023-08-16T00:00:00Z"),
                "B04",
                "SCL");
        assertThat(cube.shape().whole().sizes()).containsExactly(1, 2, 814, 640);
        Path tiles = data.resolve("SENTINEL2_L2A_SLOVENIA");
        SharedRaster upper = SharedRaster.read(tiles.resolve("S2A_33TWM_20230815_0_L2A/B04.tif"), 0);
        SharedRaster lower = SharedRaster.read(tiles.resolve("S2A_33TWL_20230815_0_L2A/B04.tif"), 0);
        SharedRaster classes = SharedRaster.read(tiles.resolve("S2A_33TWL_20230815_0_L2A/SCL.tif"), 0);
        double[] cells = cube.read(cube.shape().whole()).values();
        double[] expected = new double[cells.length];
        for (int y = 0; y < 814; y++) {
            for (int x = 0; x < 640; x++) {
                double top = upper.at(x, y);
                // the lower tile begins 430.5 rows further down, so a centre lies between two of its rows
                double first = lower.at(x, y - 431);
                double second = lower.at(x, y - 430);
                double mean = Double.isNaN(first) ? second : Math.floor((first + second) / 2 + 0.5);
                expected[y * 640 + x] = Double.isNaN(top) ? mean : top;
                double above = cells[(814 + y) * 640 + x];
                expected[(814 + y) * 640 + x] = y < 512 ? above : classes.at(x, y - 430);
            }
        }
        assertThat(different(cells, expected, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "cubic", "average"})
    void dates_of_their_own_grids_come_onto_that_of_the_first_as_gdalwarp_warps_them(String method) throws Exception {
        StacCatalog catalog = declaring("LANDSAT8_L1TP_NEWYORK", method);
        Cube cube = open(catalog, "LANDSAT8_L1TP_NEWYORK", null, "B5");
        Grid grid = cube.shape().grid().orElseThrow();
        Path scenes = data.resolve("LANDSAT8_L1TP_NEWYORK");
        List<Object> dates = cube.shape().dimension(0).labels();
        for (String scene :
                List.of("LC08_L1TP_013032_20180131_20180207_01_T1", "LC08_L1TP_014032_20180311_20180320_01_T1")) {
            String day = scene.substring(17, 21) + "-" + scene.substring(21, 23) + "-" + scene.substring(23, 25);
            int at = dates.indexOf(day + "T15:35:00Z");
            double[] own = cube.read(cube.shape().whole().with(0, at, 1)).values();
            double[] gdal = warped(scenes.resolve(scene + "/DN.tif"), 4, grid, method);
            assertThat(Arrays.stream(own).filter(v -> !Double.isNaN(v)).count()).isGreaterThan(3000);
            assertThat(different(own, gdal, 1)).isLessThanOrEqualTo(own.length / 200);
        }
    }

    @ParameterizedTest
    @CsvSource({"SENTINEL2_L2A_SLOVENIA, 480", "SENTINEL2_L2A_ANTIMERIDIAN, 0", "LANDSAT8_L1TP_NEWYORK, 0"})
    void cells_do_not_depend_on_the_region_they_are_resampled_with(String collection, int row) throws IOException {
        StacCatalog catalog = declaring(collection, "cubic");
        Cube cube =
                catalog.open(new LoadRequest(collection, Optional.empty(), null, null, item -> true, Optional.empty()));
        Cube date = PickedCube.range(cube, 0, 0, 1);
        Cube part = PickedCube.range(date, 2, row, 60);
        Cube small = PickedCube.range(part, 3, 20, 60);
        assertThat(Arrays.stream(Cubes.all(small)).filter(v -> !Double.isNaN(v)).count())
                .isPositive();
    }
}
