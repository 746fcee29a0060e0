package eo.caravan.processors.process.dimension;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TrimCubeTest {
    private static final ChunkExecutor EXECUTOR = new ChunkExecutor(2, 8L << 20);

    @AfterAll
    static void close() {
        EXECUTOR.close();
    }

    private static ProcessContext context(RunControl control, StepLog log) {
        return new ProcessContext(null, new OutputFormats(), log, Optional.empty(), EXECUTOR, control);
    }

    private static Cube trim(Cube cube) {
        return trim(cube, context(RunControl.UNWATCHED, StepLog.SILENT));
    }

    private static Cube trim(Cube cube, ProcessContext context) {
        return (Cube) new TrimCube().apply(new TrimCube.Arguments(cube), context);
    }

    private static List<Object> labels(Cube cube, String dimension) {
        return cube.shape().dimension(cube.shape().index(dimension)).labels();
    }

    @Test
    void empty_edges_go_and_empty_columns_in_the_middle_stay() {
        Cube cube = Cubes.cube(
                5, 4, List.of(), NO, NO, NO, NO, NO, NO, 1, NO, 2, NO, NO, 3, NO, NO, NO, NO, NO, NO, NO, NO);
        Cube trimmed = trim(cube);
        assertThat(Cubes.all(trimmed)).containsExactly(1, NO, 2, 3, NO, NO);
        assertThat(labels(trimmed, "x")).containsExactly(500_015.0, 500_025.0, 500_035.0);
        assertThat(labels(trimmed, "y")).containsExactly(4_999_985.0, 4_999_975.0);
    }

    @Test
    void empty_bands_go_anywhere_and_empty_dates_only_at_the_ends() {
        Cube cube = Cubes.cube(
                1,
                1,
                List.of(
                        Cubes.times("2022-06-01", "2022-06-02", "2022-06-03", "2022-06-04"),
                        Cubes.bands("a", "b", "c")),
                NO,
                NO,
                NO,
                1,
                NO,
                2,
                NO,
                NO,
                NO,
                NO,
                NO,
                3);
        Cube trimmed = trim(cube);
        assertThat(labels(trimmed, "t")).containsExactly("2022-06-02", "2022-06-03", "2022-06-04");
        assertThat(labels(trimmed, "bands")).containsExactly("a", "c");
        assertThat(Cubes.all(trimmed)).containsExactly(1, 2, NO, NO, NO, 3);
    }

    @Test
    void numbers_are_ordered_and_names_are_not() {
        Dimension numbers = new Dimension.Labelled("n", DimensionType.OTHER, List.of(1.0, 2.0, 3.0));
        Dimension names = new Dimension.Labelled("n", DimensionType.OTHER, List.of("one", "two", "three"));
        assertThat(labels(trim(Cubes.cube(1, 1, List.of(numbers), 1, NO, 3)), "n"))
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(labels(trim(Cubes.cube(1, 1, List.of(numbers), 1, NO, NO)), "n"))
                .containsExactly(1.0);
        assertThat(labels(trim(Cubes.cube(1, 1, List.of(names), 1, NO, 3)), "n"))
                .containsExactly("one", "three");
    }

    @Test
    void a_cube_with_data_at_all_edges_stays() {
        Cube cube = Cubes.cube(2, 2, List.of(), 1, NO, NO, 1);
        assertThat(trim(cube)).isSameAs(cube);
        assertThat(Cubes.all(trim(Cubes.cube(1, 1, List.of(), Double.POSITIVE_INFINITY))))
                .containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void without_any_data_no_label_stays() {
        Cube nothing = trim(Cubes.cube(2, 1, List.of(Cubes.bands("a")), NO, NO));
        assertThat(nothing.shape().names()).containsExactly("bands", "y", "x");
        assertThat(nothing.shape().whole().sizes()).containsExactly(0, 0, 0);
        assertThat(trim(nothing).shape()).isEqualTo(nothing.shape());
    }

    @Test
    void a_cube_without_dimensions_has_nothing_to_trim() {
        Cube cell = new ArrayCube(new Shape(List.of(), Encoding.FLOAT32), new double[] {NO});
        assertThat(trim(cell)).isSameAs(cell);
    }

    /** One cell with data in each of two corners of a scene of many blocks, and one in the middle. */
    @Test
    void many_blocks_are_looked_at() {
        double[] values = new double[1500 * 1300];
        Arrays.fill(values, NO);
        values[3 * 1500 + 700] = 1;
        values[1200 * 1500 + 1400] = 2;
        values[600 * 1500 + 20] = 3;
        Cube trimmed = trim(Cubes.cube(1500, 1300, List.of(), values));
        assertThat(trimmed.shape().whole().sizes()).containsExactly(1198, 1381);
        double[] cells = trimmed.read(trimmed.shape().whole()).values();
        assertThat(cells[680]).isEqualTo(1);
        assertThat(cells[cells.length - 1]).isEqualTo(2);
        assertThat(cells[597 * 1381]).isEqualTo(3);
    }

    private record Zeros(Shape shape) implements Cube {
        @Override
        public Chunk read(Region region) {
            return Chunk.zeros(region);
        }
    }

    /** 16 x 16 blocks; how many are under way when a label is found depends on the threads, but never all of them. */
    @Test
    void blocks_whose_labels_are_known_to_stay_are_not_read() {
        AtomicInteger reads = new AtomicInteger();
        Grid grid = Cubes.grid(8192, 8192);
        trim(watched(new Zeros(new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT32)), reads));
        assertThat(reads.get()).isLessThan(256);
    }

    @Test
    void a_check_reads_nothing() {
        AtomicInteger reads = new AtomicInteger();
        Cube cube = watched(Cubes.cube(1, 2, List.of(), NO, 1), reads);
        assertThat(trim(cube, context(RunControl.UNWATCHED, StepLog.SILENT).checking()))
                .isSameAs(cube);
        assertThat(reads).hasValue(0);
    }

    @Test
    void a_cancelled_computation_stops_looking() {
        AtomicInteger reads = new AtomicInteger();
        RunControl cancelled = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {}
        };
        Cube cube = watched(Cubes.cube(1, 2, List.of(), NO, 1), reads);
        assertThatThrownBy(() -> trim(cube, context(cancelled, StepLog.SILENT))).isInstanceOf(CancelledException.class);
        assertThat(reads).hasValue(0);
    }

    @Test
    void progress_goes_half_way_and_the_log_says_what_went() {
        List<String> told = new ArrayList<>();
        RunControl watching = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {
                told.add(partsDone + "/" + partsPlanned);
            }
        };
        trim(
                Cubes.cube(1, 3, List.of(), NO, 1, NO),
                context(watching, (level, code, message, data) -> told.add(message)));
        assertThat(told).containsExactly("1/2", "Of the 3 labels of 'y', 1 are kept.");
    }

    private static Cube watched(Cube cube, AtomicInteger reads) {
        return new Cube() {
            @Override
            public Shape shape() {
                return cube.shape();
            }

            @Override
            public Chunk read(Region region) {
                reads.incrementAndGet();
                return cube.read(region);
            }
        };
    }
}
