package eo.caravan.processors.process.neighborhood;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApplyKernelTest {
    private static final List<List<Double>> ROW = List.of(List.of(1.0, 1.0, 1.0));

    private static Cube convolve(Cube cube, List<List<Double>> kernel, double factor, Object border, double invalid) {
        return (Cube)
                new ApplyKernel().apply(new ApplyKernel.Arguments(cube, kernel, factor, border, invalid), CONTEXT);
    }

    private static Cube row(double... values) {
        return Cubes.cube(values.length, 1, List.of(), values);
    }

    @Test
    void beyond_the_edge_stands_what_the_specification_draws() {
        String cells = "abcdefgh";
        assertThat(drawn(Border.REPLICATE, cells)).isEqualTo("aaaaaa|abcdefgh|hhhhhh");
        assertThat(drawn(Border.REFLECT, cells)).isEqualTo("fedcba|abcdefgh|hgfedc");
        assertThat(drawn(Border.REFLECT_PIXEL, cells)).isEqualTo("gfedcb|abcdefgh|gfedcb");
        assertThat(drawn(Border.WRAP, cells)).isEqualTo("cdefgh|abcdefgh|abcdef");
        assertThat(drawn(Border.CONSTANT, cells)).isEqualTo("nnnnnn|abcdefgh|nnnnnn");
    }

    @Test
    void borders_wider_than_the_data_go_on_alike() {
        assertThat(drawn(Border.REPLICATE, "ab")).isEqualTo("aaaaaa|ab|bbbbbb");
        assertThat(drawn(Border.REFLECT, "ab")).isEqualTo("baabba|ab|baabba");
        assertThat(drawn(Border.REFLECT_PIXEL, "abc")).isEqualTo("cbabcb|abc|babcba");
        assertThat(drawn(Border.WRAP, "abc")).isEqualTo("abcabc|abc|abcabc");
        assertThat(drawn(Border.REFLECT_PIXEL, "a")).isEqualTo("aaaaaa|a|aaaaaa");
    }

    private static String drawn(Border border, String cells) {
        StringBuilder line = new StringBuilder();
        for (int i = -6; i < cells.length() + 6; i++) {
            int source = border.source(i, cells.length());
            line.append(i == 0 || i == cells.length() ? "|" : "").append(source < 0 ? 'n' : cells.charAt(source));
        }
        return line.toString();
    }

    @Test
    void a_kernel_of_ones_adds_neighbours_and_the_border() {
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, 0.0, 0))).containsExactly(3, 7, 14, 12);
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, 100.0, 0))).containsExactly(103, 7, 14, 112);
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, "replicate", 0))).containsExactly(4, 7, 14, 20);
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, "reflect", 0))).containsExactly(4, 7, 14, 20);
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, "reflect_pixel", 0)))
                .containsExactly(5, 7, 14, 16);
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 1, "wrap", 0))).containsExactly(11, 7, 14, 13);
    }

    @Test
    void the_kernel_is_turned_as_a_convolution_does() {
        List<List<Double>> kernel = List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0), List.of(7.0, 8.0, 9.0));
        double[] point = new double[25];
        point[12] = 1; // a single one in the middle is replaced by the kernel itself
        Cube cube = Cubes.cube(5, 5, List.of(), point);
        assertThat(Cubes.all(convolve(cube, kernel, 1, 0.0, 0)))
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void the_factor_is_applied_to_the_sum() {
        assertThat(Cubes.all(convolve(row(1, 2, 4, 8), ROW, 0.5, 0.0, 0))).containsExactly(1.5, 3.5, 7, 6);
    }

    @Test
    void cells_that_are_no_numbers_are_replaced() {
        Cube cube = row(1, NO, Double.POSITIVE_INFINITY, 8);
        assertThat(Cubes.all(convolve(cube, ROW, 1, 0.0, 0))).containsExactly(1, 1, 8, 8);
        assertThat(Cubes.all(convolve(cube, ROW, 1, 0.0, 10))).containsExactly(11, 21, 28, 18);
        assertThat(Cubes.all(convolve(row(NO, NO), ROW, 1, "replicate", 2))).containsExactly(6, 6);
    }

    @Test
    void a_single_cell_and_an_empty_cube_have_neighbours_only_beyond_the_edge() {
        List<List<Double>> ones = ones(3, 3);
        assertThat(Cubes.all(convolve(row(5), ones, 1, "wrap", 0))).containsExactly(45);
        assertThat(Cubes.all(convolve(row(5), ones, 1, 1.0, 0))).containsExactly(13);
        Cube none = Cubes.cube(0, 0, List.of());
        assertThat(Cubes.all(convolve(none, ones, 1, "replicate", 0))).isEmpty();
    }

    @Test
    void integers_become_floating_and_keep_no_storage_of_their_own() {
        Cube cube = Cubes.encoded(row(1, 2), new Encoding(CellType.UINT16, 0));
        assertThat(convolve(cube, ROW, 1, 0.0, 0).shape().encoding()).isEqualTo(Encoding.FLOAT32);
        assertThat(convolve(cube, ROW, 1, 0.0, 0).shape().dimensions())
                .isEqualTo(cube.shape().dimensions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "replicate", "reflect", "reflect_pixel", "wrap"})
    void every_cell_is_what_the_definition_says(String named) {
        Object border = Character.isDigit(named.charAt(0)) ? (Object) Double.valueOf(named) : named;
        Cube cube = Cubes.counting(7, 5, Cubes.times("2022-06-01", "2022-06-02"));
        for (int[] size : new int[][] {{1, 1}, {3, 3}, {5, 3}, {1, 7}, {9, 1}, {13, 21}}) {
            List<List<Double>> kernel = uneven(size[0], size[1]);
            double[] expected = new double[2 * 7 * 5];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = naive(cube, i / 35, i / 7 % 5, i % 7, kernel, border);
            }
            assertThat(Cubes.all(convolve(cube, kernel, 1, border, 3)))
                    .as("kernel of " + Arrays.toString(size))
                    .containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void columns_that_are_multiples_of_others_are_summed_once() {
        assertThat(columns(ones(9, 11))).isEqualTo(1);
        assertThat(columns(uneven(9, 11))).isEqualTo(11);
        assertThat(columns(List.of(List.of(1.0, 2.0, 1.0), List.of(2.0, 4.0, 2.0), List.of(1.0, 2.0, 1.0))))
                .isEqualTo(1);
        assertThat(columns(List.of(List.of(1.0, 5.0, 1.0), List.of(2.0, 3.0, 2.0), List.of(1.0, 2.0, 1.0))))
                .isEqualTo(2);
        assertThat(columns(List.of(List.of(0.0, 0.5, 0.0)))).isEqualTo(1);
        assertThat(columns(List.of(List.of(0.0)))).isZero();
        // two and three are no whole multiples of each other
        assertThat(columns(List.of(List.of(2.0, 3.0, 2.0)))).isEqualTo(2);
        assertThat(columns(List.of(List.of(0.2, 0.3, 0.2)))).isEqualTo(1);
    }

    private static int columns(List<List<Double>> kernel) {
        return Columns.of(Weights.of(kernel, false)).bases().length;
    }

    @Test
    void kernels_that_are_products_give_the_same_sums() {
        Cube cube = Cubes.counting(9, 8);
        List<List<Double>> product = new ArrayList<>();
        for (int y = 1; y <= 9; y++) {
            List<Double> row = new ArrayList<>();
            for (int x = 1; x <= 11; x++) {
                row.add((y - 4.0) * x);
            }
            product.add(row);
        }
        assertThat(columns(product)).isEqualTo(1);
        double[] expected = new double[72];
        Arrays.setAll(expected, i -> naive(cube, 0, i / 9, i % 9, product, "reflect"));
        assertThat(Cubes.all(convolve(cube, product, 1, "reflect", 3))).containsExactly(expected);
    }

    @Test
    void a_kernel_of_zeros_gives_zeros() {
        assertThat(Cubes.all(convolve(row(1, 2), List.of(List.of(0.0)), 1, 0.0, 0)))
                .containsExactly(0, 0);
    }

    @Test
    void rows_longer_than_a_stretch_have_no_seams() {
        Cube cube = Cubes.counting(2500, 3);
        List<List<Double>> kernel = uneven(3, 5);
        double[] actual = Cubes.all(convolve(cube, kernel, 1, "wrap", 3));
        for (int x : new int[] {0, 1, 1022, 1023, 1024, 1025, 2047, 2048, 2498, 2499}) {
            assertThat(actual[2500 + x]).isEqualTo(naive(cube, 0, 1, x, kernel, "wrap"));
        }
    }

    private static double naive(Cube cube, int t, int y, int x, List<List<Double>> kernel, Object border) {
        double[] cells = cube.read(cube.shape().whole()).values();
        int positions = cube.shape().dimensions().size();
        int height = cube.shape().dimension(positions - 2).size();
        int width = cube.shape().dimension(positions - 1).size();
        Border kind = border instanceof String name ? Border.valueOf(name.toUpperCase(Locale.ROOT)) : Border.CONSTANT;
        double sum = 0;
        for (int i = 0; i < kernel.size(); i++) {
            for (int j = 0; j < kernel.get(0).size(); j++) {
                int row = kind.source(y + kernel.size() / 2 - i, height);
                int column = kind.source(x + kernel.get(0).size() / 2 - j, width);
                double cell = row < 0 || column < 0 ? (Double) border : cells[(t * height + row) * width + column];
                sum += kernel.get(i).get(j) * (Double.isNaN(cell) ? 3 : cell);
            }
        }
        return sum;
    }

    private static List<List<Double>> ones(int height, int width) {
        return Collections.nCopies(height, Collections.nCopies(width, 1.0));
    }

    /** Weights that are no product and not symmetric, some of them zero. */
    private static List<List<Double>> uneven(int height, int width) {
        List<List<Double>> rows = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            List<Double> row = new ArrayList<>();
            for (int x = 0; x < width; x++) {
                row.add((double) ((y * 31 + x * 17) % 11 - 3));
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void the_order_of_dimensions_does_not_matter() {
        List<List<Double>> kernel = uneven(3, 5);
        Cube usual = Cubes.counting(6, 4, Cubes.bands("a", "b"));
        double[] expected = Cubes.all(convolve(usual, kernel, 1, "reflect", 0));
        for (int[] order : new int[][] {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            Cube turned = transposed(usual, order);
            double[] actual = Cubes.all(convolve(turned, kernel, 1, "reflect", 0));
            assertThat(actual)
                    .as("order " + Arrays.toString(order))
                    .isEqualTo(values(transposed(new ArrayCube(usual.shape(), expected), order)));
        }
    }

    private static double[] values(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    private static Cube transposed(Cube cube, int[] order) {
        double[] cells = values(cube);
        List<Dimension> dimensions =
                Arrays.stream(order).mapToObj(cube.shape()::dimension).toList();
        Shape shape = new Shape(dimensions, cube.shape().encoding());
        double[] out = new double[cells.length];
        for (int i = 0; i < out.length; i++) {
            int source = 0;
            for (int d = 0; d < order.length; d++) {
                int index = i / shape.whole().stride(d) % dimensions.get(d).size();
                source += index * cube.shape().whole().stride(order[d]);
            }
            out[i] = cells[source];
        }
        return new ArrayCube(shape, out);
    }

    @Test
    void many_dates_are_computed_one_by_one() {
        Cube cube = Cubes.counting(
                1024, 1024, Cubes.times("2022-06-01", "2022-06-02", "2022-06-03", "2022-06-04", "2022-06-05"));
        Cube convolved = convolve(cube, ones(3, 3), 1, 0.0, 0);
        long date = 1024 * 1024 * 8L;
        assertThat(convolved.memory(convolved.shape().whole())).isBetween(7 * date, 8 * date);
        assertThat(convolved.read(convolved.shape().whole()).values()[1024 * 1024 + 1025])
                .isNotNaN();
    }

    @Test
    void wrong_kernels_and_cubes_fail_while_planning() {
        Cubes.fails(() -> convolve(row(1), ones(2, 3), 1, 0.0, 0), ProcessErrorCode.KERNEL_DIMENSIONS_UNEVEN, "2 rows");
        Cubes.fails(() -> convolve(row(1), List.of(), 1, 0.0, 0), ProcessErrorCode.KERNEL_DIMENSIONS_UNEVEN);
        Cubes.fails(
                () -> convolve(row(1), List.of(List.of(1.0), List.of(), List.of(1.0)), 1, 0.0, 0),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "rows");
        Cube bands = new ArrayCube(new Shape(List.of(Cubes.bands("a")), Encoding.FLOAT32), new double[] {1});
        Cubes.fails(() -> convolve(bands, ones(3, 3), 1, 0.0, 0), ProcessErrorCode.DIMENSION_MISSING, "bands");
    }
}
