package eo.caravan.processors.process.resample;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.mask.Mask;
import eo.caravan.processors.process.merge.MergeCubes;
import eo.caravan.processors.projection.CrsTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResampleTest {
    /** Cells from 1 to 16. */
    private static final Cube SQUARE =
            Cubes.cube(4, 4, List.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

    @TempDir
    Path folder;

    private static Cube resample(Cube cube, Object resolution, Object projection, String method, String align) {
        return (Cube) new ResampleSpatial()
                .apply(new ResampleSpatial.Arguments(cube, resolution, projection, method, align), CONTEXT);
    }

    private static double[] halved(Cube cube, String method) {
        return Cubes.all(resample(cube, 20.0, null, method, "upper-left"));
    }

    @Test
    void larger_cells_summarise_those_beneath() {
        assertThat(halved(SQUARE, "average")).containsExactly(3.5, 5.5, 11.5, 13.5);
        assertThat(halved(SQUARE, "sum")).containsExactly(14, 22, 46, 54);
        assertThat(halved(SQUARE, "min")).containsExactly(1, 3, 9, 11);
        assertThat(halved(SQUARE, "max")).containsExactly(6, 8, 14, 16);
        assertThat(halved(SQUARE, "med")).containsExactly(2, 4, 10, 12);
        assertThat(halved(SQUARE, "q1")).containsExactly(1, 3, 9, 11);
        assertThat(halved(SQUARE, "q3")).containsExactly(5, 7, 13, 15);
        assertThat(halved(SQUARE, "rms")[0]).isCloseTo(Math.sqrt(66 / 4.0), within(1e-12));
        assertThat(halved(SQUARE, "near")).containsExactly(6, 8, 14, 16);
    }

    @Test
    void a_kernel_grows_with_the_cells() {
        // neighbours at 0.5 and 1.5 cells weigh 3/4 and 1/4; beyond the edge there are none: (0 * 3 + 1 * 3 + 2 * 1) /
        // 7 = 5/7
        double near = 5 / 7.0;
        double far = 3 - near;
        assertThat(halved(SQUARE, "bilinear"))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(1 + near + 4 * near, 1 + far + 4 * near, 1 + near + 4 * far, 1 + far + 4 * far);
    }

    @Test
    void the_mode_is_the_most_frequent_value() {
        assertThat(halved(Cubes.cube(2, 2, List.of(), 7, 3, 5, 3), "mode")).containsExactly(3);
    }

    @Test
    void no_data_does_not_count_unless_there_is_nothing_else() {
        Cube cube = Cubes.cube(4, 2, List.of(), 2, NO, NO, NO, 4, NO, NO, NO);
        assertThat(halved(cube, "average")).containsExactly(3, NO);
        assertThat(halved(cube, "max")).containsExactly(4, NO);
        assertThat(halved(cube, "sum")).containsExactly(6, NO);
    }

    @ParameterizedTest
    @CsvSource({"bilinear", "cubic", "cubicspline", "lanczos"})
    void a_kernel_keeps_the_outline_of_the_nearest_cells(String method) {
        // the centre of a larger cell lies where four meet: the one to the lower right counts as beneath it
        Cube cube = Cubes.cube(4, 2, List.of(), 2, NO, NO, NO, 4, 6, 8, NO);
        double[] cells = halved(cube, method);
        assertThat(cells[0]).isBetween(2.0, 8.0);
        assertThat(cells[1]).isNaN();
    }

    @Test
    void smaller_cells_repeat_or_blend() {
        Cube cube = Cubes.cube(2, 1, List.of(), 0, 8);
        assertThat(Cubes.all(resample(cube, 5.0, null, "near", "upper-left"))).containsExactly(0, 0, 8, 8, 0, 0, 8, 8);
        assertThat(Cubes.all(resample(cube, List.of(5.0, 10.0), null, "bilinear", "upper-left")))
                .containsExactly(0, 2, 6, 8);
        assertThat(Cubes.all(resample(cube, List.of(5.0, 10.0), null, "average", "upper-left")))
                .containsExactly(0, 0, 8, 8);
    }

    @ParameterizedTest
    @CsvSource({
        "upper-left, 500000, 5000000",
        "upper-right, 499995, 5000000",
        "lower-left, 500000, 5000005",
        "lower-right, 499995, 5000005"
    })
    void the_grid_begins_at_the_corner_chosen(String align, double west, double north) {
        Grid grid = resample(Cubes.counting(4, 4), 15.0, null, "near", align)
                .shape()
                .grid()
                .orElseThrow();
        assertThat(grid).isEqualTo(new Grid(Crs.epsg(32632), west, north, 15, -15, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"bilinear", "cubic", "cubicspline", "lanczos", "average"})
    void a_slope_stays_a_slope(String method) {
        double[] values = new double[40 * 40];
        Arrays.setAll(values, i -> i % 40);
        Cube slope = Cubes.cube(40, 40, List.of(), values);
        Cube finer = resample(slope, 5.0, null, method, "upper-left");
        double[] cells = Cubes.all(finer);
        double tolerance = method.equals("average") || method.equals("lanczos") ? 0.3 : 1e-9;
        for (int column = 20; column < 60; column++) {
            assertThat(cells[40 * 80 + column]).isCloseTo(column / 2.0 - 0.25, within(tolerance));
        }
    }

    @Test
    void other_dimensions_stay() {
        Cube cube = Cubes.counting(6, 4, Cubes.times("2022-06-01", "2022-06-02"), Cubes.bands("a", "b"));
        Cube coarser = resample(cube, 20.0, null, "max", "upper-left");
        assertThat(coarser.shape().names()).containsExactly("t", "bands", "y", "x");
        double[] cells = Cubes.all(coarser);
        assertThat(cells).hasSize(24);
        assertThat(cells[23]).isEqualTo(95);
    }

    @Test
    void neighbours_in_another_system_come_onto_one_lattice_that_holds_all_of_them() {
        for (double west : new double[] {500_000, 500_137, 501_003}) {
            Grid own = new Grid(Crs.epsg(32632), west, 5_000_000, 10, -10, 50, 40);
            Cube cube = new ArrayCube(new Shape(List.of(own.y("y"), own.x("x")), Encoding.FLOAT32), new double[2000]);
            Grid grid = resample(cube, List.of(20.0, 30.0), 3035.0, "near", "upper-left")
                    .shape()
                    .grid()
                    .orElseThrow();
            assertThat(grid.originX() % 20).isZero();
            assertThat(grid.originY() % 30).isZero();
            Extent bound = CrsTransform.between(own.crs(), grid.crs()).bound(own.extent());
            assertThat(bound.west() - grid.originX()).isBetween(0.0, 20.0);
            assertThat(grid.originY() - bound.north()).isBetween(0.0, 30.0);
            assertThat(grid.extent().east() - bound.east()).isBetween(0.0, 20.0);
            assertThat(bound.south() - grid.extent().south()).isBetween(0.0, 30.0);
            assertThat(resample(cube, List.of(20.0, 30.0), 3035.0, "near", "lower-right")
                            .shape()
                            .grid())
                    .hasValue(grid);
        }
    }

    @Test
    void a_grid_of_the_globe_in_degrees_ends_at_the_poles() {
        Grid mercator = new Grid(Crs.epsg(3857), -20_037_508, 20_037_508, 2_003_750.8, -2_003_750.8, 20, 20);
        Cube cube =
                new ArrayCube(new Shape(List.of(mercator.y("y"), mercator.x("x")), Encoding.FLOAT32), new double[400]);
        // the map reaches to 85 N, which lies in the row from 84 to 91; there are 51 whole columns of 7 degrees around
        // the globe
        Grid grid =
                resample(cube, 7.0, 4326.0, "near", "upper-left").shape().grid().orElseThrow();
        assertThat(grid.extent().north()).isEqualTo(84);
        assertThat(grid.extent().south()).isEqualTo(-84);
        assertThat(grid.width()).isEqualTo(51);
    }

    @Test
    void neighbours_that_are_blended_are_rounded_to_the_type_and_never_to_no_data() {
        Encoding reflectance = new Encoding(CellType.UINT16, 0);
        Cube cube = Cubes.encoded(Cubes.cube(3, 1, List.of(), 1, 4, NO), reflectance);
        Cube finer = resample(cube, List.of(5.0, 10.0), null, "bilinear", "upper-left");
        assertThat(finer.shape().encoding()).isEqualTo(reflectance);
        // 1, 1 + 3/4, 4 - 3/4, then no neighbour to the right
        assertThat(Cubes.all(finer)).containsExactly(1, 2, 3, 4, NO, NO);
        // 0.2 would be no data where it was rounded to 0
        Cube small = Cubes.encoded(Cubes.cube(2, 1, List.of(), 0.2, 0.2), reflectance);
        assertThat(Cubes.all(resample(small, List.of(5.0, 10.0), null, "bilinear", "upper-left")))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void integers_stay_integers_where_values_are_selected() {
        Encoding classes = new Encoding(CellType.UINT8, NO);
        Cube cube = Cubes.encoded(SQUARE, classes);
        assertThat(resample(cube, 20.0, null, "mode", "upper-left").shape().encoding())
                .isEqualTo(classes);
        assertThat(resample(cube, 20.0, null, "average", "upper-left").shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
        assertThat(resample(cube, 0.0, 4326.0, "near", "upper-left").shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
    }

    @ParameterizedTest
    @CsvSource({"near, 0", "bilinear, 0.01", "average, 0.5"})
    void warped_cells_are_what_gdal_makes_of_them(String method, double tolerance)
            throws IOException, InterruptedException {
        double[] values = new double[300 * 200];
        Arrays.setAll(values, i -> i % 300 + 2 * (i / 300));
        Cube cube = Cubes.cube(300, 200, List.of(), values);
        Cube warped = resample(cube, method.equals("average") ? 25.0 : 10.0, 3035.0, method, "upper-left");
        Grid grid = warped.shape().grid().orElseThrow();
        double[] gdal = gdalwarp(cube, grid, "-r", method, "-et", "0");
        double[] cells = warped.read(warped.shape().whole()).values();
        int different = 0;
        for (int i = 0; i < cells.length; i++) {
            boolean same = Double.isNaN(cells[i]) ? Double.isNaN(gdal[i]) : Math.abs(cells[i] - gdal[i]) <= tolerance;
            different += same ? 0 : 1;
        }
        assertThat(different).isLessThan(cells.length / 50);
    }

    /** So wide that rows are cut: in one piece, their middle would lie off a straight line by more than gdalwarp lets it. */
    @ParameterizedTest
    @CsvSource({"bilinear, 2000", "cubic, 2000", "bilinear, 1000"})
    void integers_are_those_that_gdalwarp_makes_by_default(String method, double resolution)
            throws IOException, InterruptedException {
        double[] values = new double[500 * 300];
        Arrays.setAll(values, i -> 1000 + 37 * (i % 500) % 900 + 7 * (i / 500));
        Arrays.fill(values, 10_000, 12_000, NO);
        Grid own = new Grid(Crs.epsg(32632), 300_000, 5_400_000, 1000, -1000, 500, 300);
        Encoding reflectance = new Encoding(CellType.UINT16, 0);
        Cube cube = new ArrayCube(new Shape(List.of(own.y("y"), own.x("x")), reflectance), values);
        Cube warped = resample(cube, resolution, 3035.0, method, "upper-left");
        assertThat(warped.shape().encoding()).isEqualTo(reflectance);
        Grid grid = warped.shape().grid().orElseThrow();
        String scale = String.valueOf(1000 / resolution);
        double[] gdal = gdalwarp(cube, grid, "-r", method, "-wo", "XSCALE=" + scale, "-wo", "YSCALE=" + scale);
        double[] cells = warped.read(warped.shape().whole()).values();
        int different = 0;
        int missing = 0;
        for (int i = 0; i < cells.length; i++) {
            missing += Double.isNaN(cells[i]) == (gdal[i] == 0) ? 0 : 1;
            different += Double.isNaN(cells[i]) || Math.abs(cells[i] - gdal[i]) <= 1 ? 0 : 1;
        }
        assertThat(different).isLessThan(cells.length / 10_000);
        // of the cells whose centres lie within a hundredth of a cell of the outline
        assertThat(missing).isLessThan((grid.width() + grid.height()) / 20);
    }

    private double[] gdalwarp(Cube cube, Grid grid, String... options) throws IOException, InterruptedException {
        ResultFile file = Written.write(cube, "GTiff", Map.of(), folder).get(0);
        String out = folder.resolve("gdal.tif").toString();
        List<String> command = new ArrayList<>(List.of("gdalwarp", "-q", "-t_srs", "EPSG:3035", "-te"));
        command.add(String.valueOf(grid.extent().west()));
        command.add(String.valueOf(grid.extent().south()));
        command.add(String.valueOf(grid.extent().east()));
        command.add(String.valueOf(grid.extent().north()));
        command.addAll(List.of("-ts", String.valueOf(grid.width()), String.valueOf(grid.height())));
        command.addAll(List.of(options));
        command.addAll(List.of(folder.resolve(file.path()).toString(), out));
        Written.run(command.toArray(String[]::new));
        Path xyzFile = folder.resolve("gdal.xyz");
        Written.run("gdal_translate", "-q", "-of", "XYZ", out, xyzFile.toString());
        double[] cells = new double[grid.width() * grid.height()];
        List<String> lines = Files.readAllLines(xyzFile);
        for (String line : lines) {
            String[] xyz = line.trim().split("\\s+");
            int column = (int) ((Double.parseDouble(xyz[0]) - grid.originX()) / grid.stepX());
            int row = (int) ((Double.parseDouble(xyz[1]) - grid.originY()) / grid.stepY());
            cells[row * grid.width() + column] = xyz[2].equals("nan") ? NO : Double.parseDouble(xyz[2]);
        }
        assertThat(lines).hasSize(cells.length);
        return cells;
    }

    @Test
    void a_mask_and_a_second_cube_are_brought_to_the_grid_of_the_first() {
        Grid coarse = new Grid(Crs.epsg(32632), 500_000, 5_000_000, 20, -20, 2, 2);
        Cube other = new ArrayCube(
                new Shape(List.of(coarse.y("y"), coarse.x("x")), Encoding.FLOAT32), new double[] {1, 0, 0, 0});
        Cube masked = (Cube) new Mask().apply(new Mask.Arguments(SQUARE, other, null), CONTEXT);
        assertThat(Cubes.all(masked)).containsExactly(NO, NO, 3, 4, NO, NO, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        Cube sum = (Cube) new MergeCubes()
                .apply(new MergeCubes.Arguments(SQUARE, other, Cubes.of("x", "y", Double::sum), null), CONTEXT);
        assertThat(Cubes.all(sum)).containsExactly(2, 3, 3, 4, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @Test
    void nonsense_fails_while_planning() {
        Cubes.fails(
                () -> resample(SQUARE, 0.0, null, "near", "upper-left"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "resolution");
        Cubes.fails(
                () -> resample(SQUARE, 20.0, null, "nearest", "upper-left"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "near",
                "bilinear");
        Cubes.fails(
                () -> resample(SQUARE, 0.000001, null, "near", "upper-left"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "columns");
    }
}
