package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The number of elements: those that are valid (neither no data nor NaN nor infinite), all, or those that fit a condition. */
@AutoService(ProcessFamily.class)
public final class Count implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("count", new Counting());
    }

    private static final class Counting implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> data = Values.list(arguments.get("data"));
            Object condition = arguments.get("condition");
            if (Boolean.TRUE.equals(condition)) {
                return (double) data.size();
            }
            if (condition instanceof Callback callback) {
                return (double) data.stream()
                        .filter(element -> fits(callback, element, arguments.get("context")))
                        .count();
            }
            return (double) data.stream().filter(Counting::valid).count();
        }

        private static boolean fits(Callback condition, Object element, Object context) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("x", element);
            parameters.put("context", context);
            return Values.isTrue(condition.evaluate(parameters));
        }

        private static boolean valid(Object element) {
            return element != null && !(element instanceof Double number && !Double.isFinite(number));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            if (arguments.get("data") instanceof Stream stream) {
                return stream.gather(accumulators(arguments, stream.encoding()), Encoding.FLOAT64);
            }
            List<Operand> elements = Values.elements(arguments.get("data")).elements();
            Object condition = Values.constant(arguments.get("condition"));
            if (Boolean.TRUE.equals(condition)) {
                return new Operand.Constant((double) elements.size());
            }
            if (!(condition instanceof Callback callback)) {
                List<Cells> rows = Operands.cells(elements);
                return new KernelCells(rows, Counting::valid, Encoding.FLOAT32, false);
            }
            List<Cells> truths = new ArrayList<>();
            for (Operand element : elements) {
                truths.add(Operands.cells(callback.compile(Map.of("x", element, "context", arguments.get("context")))));
            }
            return new KernelCells(truths, Counting::holding, Encoding.FLOAT32, false);
        }

        private static Supplier<Accumulator> accumulators(Map<String, Operand> arguments, Encoding encoding) {
            Object condition = Values.constant(arguments.get("condition"));
            if (!(condition instanceof Callback callback)) {
                return Boolean.TRUE.equals(condition) ? Accumulators::countAll : Accumulators::countFinite;
            }
            Operand truth =
                    callback.compile(Map.of("x", new InputCells(0, encoding), "context", arguments.get("context")));
            Program program = Program.of(Operands.cells(truth), 1);
            return () -> Accumulators.countWhere(program);
        }

        private static void valid(double[][] rows, double[] out, int n) {
            Arrays.fill(out, 0, n, 0);
            for (double[] row : rows) {
                for (int i = 0; i < n; i++) {
                    out[i] += Double.isFinite(row[i]) ? 1 : 0;
                }
            }
        }

        private static void holding(double[][] rows, double[] out, int n) {
            Arrays.fill(out, 0, n, 0);
            for (double[] row : rows) {
                for (int i = 0; i < n; i++) {
                    out[i] += Double.isNaN(row[i]) || row[i] == 0 ? 0 : 1;
                }
            }
        }
    }
}
