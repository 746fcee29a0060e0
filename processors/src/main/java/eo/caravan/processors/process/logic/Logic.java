package eo.caravan.processors.process.logic;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Logic with three values: true, false and no data, which stands for either. Cells that are numbers count as true unless they
 * are 0.
 */
@AutoService(ProcessFamily.class)
public final class Logic implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("and", new Connective(List.of("x", "y"), Logic::all)),
                entry("or", new Connective(List.of("x", "y"), Logic::any)),
                entry("xor", new Connective(List.of("x", "y"), Kernel.of(Logic::exclusive))),
                entry("not", new Connective(List.of("x"), Kernel.of(Logic::not))),
                entry("all", new Quantifier(Logic::all, Accumulators::all, 1)),
                entry("any", new Quantifier(Logic::any, Accumulators::any, 0)));
    }

    /** False where any is false, else without data where any has none, else true. */
    static void all(double[][] rows, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1;
        }
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                if (row[i] == 0) {
                    out[i] = 0;
                } else if (Double.isNaN(row[i]) && out[i] != 0) {
                    out[i] = Double.NaN;
                }
            }
        }
    }

    /** True where any is true, else without data where any has none, else false. */
    static void any(double[][] rows, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 0;
        }
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(row[i])) {
                    out[i] = out[i] == 1 ? 1 : Double.NaN;
                } else if (row[i] != 0) {
                    out[i] = 1;
                }
            }
        }
    }

    static void exclusive(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            boolean absent = Double.isNaN(x[i]) || Double.isNaN(y[i]);
            out[i] = absent ? Double.NaN : (x[i] != 0) != (y[i] != 0) ? 1 : 0;
        }
    }

    static void not(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(x[i]) ? Double.NaN : x[i] == 0 ? 1 : 0;
        }
    }

    private static final class Connective implements ValueProcess {
        private final List<String> parameters;
        private final Kernel kernel;

        Connective(List<String> parameters, Kernel kernel) {
            this.parameters = parameters;
            this.kernel = kernel;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            double[][] rows = new double[parameters.size()][1];
            for (int i = 0; i < rows.length; i++) {
                rows[i][0] = Numbers.cell(arguments.get(parameters.get(i)));
            }
            double[] out = new double[1];
            kernel.apply(rows, out, 1);
            return Values.boxed(out[0], true);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Cells> rows =
                    Operands.cells(parameters.stream().map(arguments::get).toList());
            return new KernelCells(rows, kernel, Encoding.BOOLEAN, true);
        }
    }

    /** Over the elements of {@code data}; those without data count as {@code neutral} where they are ignored. */
    private static final class Quantifier implements ValueProcess {
        private final Kernel kernel;
        private final Function<Boolean, Accumulator> accumulators;
        private final double neutral;

        Quantifier(Kernel kernel, Function<Boolean, Accumulator> accumulators, double neutral) {
            this.kernel = kernel;
            this.accumulators = accumulators;
            this.neutral = neutral;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            double[] out = new double[1];
            kernel(Values.isTrue(arguments.get("ignore_nodata")))
                    .apply(Values.cells(Values.list(arguments.get("data"))), out, 1);
            return Values.boxed(out[0], true);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
            if (arguments.get("data") instanceof Stream stream) {
                return stream.gather(() -> accumulators.apply(ignore), Encoding.BOOLEAN);
            }
            return new KernelCells(Values.rows(arguments.get("data")), kernel(ignore), Encoding.BOOLEAN, true);
        }

        private Kernel kernel(boolean ignore) {
            return ignore ? (rows, out, n) -> kernel.apply(filled(rows, n), out, n) : kernel;
        }

        private double[][] filled(double[][] rows, int n) {
            double[][] filled = new double[rows.length][n];
            for (int r = 0; r < rows.length; r++) {
                for (int i = 0; i < n; i++) {
                    filled[r][i] = Double.isNaN(rows[r][i]) ? neutral : rows[r][i];
                }
            }
            return filled;
        }
    }
}
