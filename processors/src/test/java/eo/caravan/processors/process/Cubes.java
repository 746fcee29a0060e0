package eo.caravan.processors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.output.OutputFormats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Small cubes to be checked by hand, and what tests of cube processes need around them. */
public final class Cubes {
    public static final double NO = Double.NaN;

    /** A context without collections and executor. */
    public static final ProcessContext CONTEXT = new ProcessContext(
            null, new OutputFormats(), StepLog.SILENT, Optional.empty(), (ChunkExecutor) null, RunControl.UNWATCHED);

    private Cubes() {}

    /** Cells of 10 m in UTM zone 32, the upper left corner at 500000, 5000000. */
    public static Grid grid(int width, int height) {
        return new Grid(Crs.epsg(32632), 500_000, 5_000_000, 10, -10, width, height);
    }

    public static Dimension bands(String... names) {
        return new Dimension.Bands(
                "bands", Arrays.stream(names).map(Band::named).toList());
    }

    public static Dimension times(String... labels) {
        return new Dimension.Temporal("t", List.of(labels));
    }

    /** A cube of the given dimensions before y and x. */
    public static Cube cube(int width, int height, List<Dimension> before, double... values) {
        List<Dimension> dimensions = new ArrayList<>(before);
        dimensions.add(grid(width, height).y("y"));
        dimensions.add(grid(width, height).x("x"));
        return new ArrayCube(new Shape(dimensions, Encoding.FLOAT32), values);
    }

    /** A cube of the given dimensions before y and x, with the values 0, 1, 2, …, every seventh of them no data. */
    public static Cube counting(int width, int height, Dimension... before) {
        int cells =
                width * height * Arrays.stream(before).mapToInt(Dimension::size).reduce(1, (a, b) -> a * b);
        double[] values = new double[cells];
        Arrays.setAll(values, i -> i % 7 == 6 ? NO : i);
        return cube(width, height, List.of(before), values);
    }

    /** The same cube with other encoding. */
    public static Cube encoded(Cube cube, Encoding encoding) {
        return new ArrayCube(cube.shape().encoded(encoding), all(cube));
    }

    /** All cells, after making sure that they are the same when read in parts. */
    public static double[] all(Cube cube) {
        Region whole = cube.shape().whole();
        double[] values = cube.read(whole).values();
        double[] parts = new double[values.length];
        for (int d = 0; d < whole.dimensions() && values.length > 0; d++) {
            for (int size : new int[] {1, 2, 3}) {
                Arrays.fill(parts, -1);
                Chunk out = new Chunk(whole, parts);
                for (int at = 0; at < whole.size(d); at += size) {
                    Region part = whole.with(d, at, Math.min(size, whole.size(d) - at));
                    assertThat(cube.memory(part)).isGreaterThanOrEqualTo(part.cells() * Double.BYTES);
                    out.paste(cube.read(part));
                }
                assertThat(parts)
                        .as("read in parts of " + size + " along dimension " + d)
                        .isEqualTo(values);
            }
        }
        return values;
    }

    /** A callback that folds the elements of {@code data} from the first on; no data where one is. */
    public static Callback folding(DoubleBinaryOperator fold) {
        return callback(parameters -> {
            List<Operand> elements = ((Operand.Elements) parameters.get("data")).elements();
            Operand folded = elements.get(0);
            for (Operand element : elements.subList(1, elements.size())) {
                folded = new Binary((Cells) folded, (Cells) element, fold);
            }
            return folded;
        });
    }

    /** A callback of two parameters. */
    public static Callback of(String x, String y, DoubleBinaryOperator operator) {
        return callback(parameters -> new Binary((Cells) parameters.get(x), (Cells) parameters.get(y), operator));
    }

    /** What a fake callback makes of operands. */
    @FunctionalInterface
    public interface Compiled {
        Operand of(Map<String, Operand> parameters);
    }

    public static Callback callback(Compiled compiled) {
        return new Callback() {
            @Override
            public Object evaluate(Map<String, Object> parameters) {
                throw new UnsupportedOperationException("this callback only compiles");
            }

            @Override
            public Operand compile(Map<String, Operand> parameters) {
                return compiled.of(parameters);
            }
        };
    }

    private static final class Binary extends Cells {
        private final Cells x;
        private final Cells y;
        private final DoubleBinaryOperator operator;

        Binary(Cells x, Cells y, DoubleBinaryOperator operator) {
            super(Encoding.FLOAT32, false);
            this.x = x;
            this.y = y;
            this.operator = operator;
        }

        @Override
        protected List<Cells> inputs() {
            return List.of(x, y);
        }

        @Override
        protected void compute(Block block, double[] out) {
            double[] first = x.values(block);
            double[] second = y.values(block);
            Arrays.setAll(out, i -> i < block.size() ? operator.applyAsDouble(first[i], second[i]) : 0);
        }
    }

    /** Expects an error with this code and words. */
    public static void fails(ThrowingCallable call, ErrorCode code, String... words) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOfSatisfying(OpenEoException.class, e -> assertThat(e.code())
                .isEqualTo(code));
        for (String word : words) {
            assertThat(failure).hasMessageContaining(word);
        }
    }
}
