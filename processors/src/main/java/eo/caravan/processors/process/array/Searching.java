package eo.caravan.processors.process.array;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.logic.Equality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Looking for values and labels in arrays; types are told apart, arrays, objects and no data are never found. */
@AutoService(ProcessFamily.class)
public final class Searching implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("array_contains", new Find(true)),
                entry("array_find", new Find(false)),
                entry("array_find_label", new FindLabel()));
    }

    private static Double find(List<?> data, Object value, boolean reverse) {
        for (int i = 0; i < data.size(); i++) {
            int index = reverse ? data.size() - 1 - i : i;
            if (Boolean.TRUE.equals(Equality.equal(data.get(index), value, null, true))) {
                return (double) index;
            }
        }
        return null;
    }

    /** Whether an array has a value, or where. */
    private static final class Find implements ValueProcess {
        private final boolean whether;

        Find(boolean whether) {
            this.whether = whether;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            boolean reverse = !whether && Values.isTrue(arguments.get("reverse"));
            return result(find(Values.list(arguments.get("data")), arguments.get("value"), reverse));
        }

        private Object result(Double index) {
            return whether ? (Object) (index != null) : index;
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Operand> elements = Values.elements(arguments.get("data")).elements();
            Operand value = arguments.get("value");
            boolean reverse = !whether && Values.isTrue(Values.constant(arguments.get("reverse")));
            if (kind(value) == Kind.OTHER && elements.stream().anyMatch(Cells.class::isInstance)) {
                return ValueProcess.super.compile(
                        arguments); // cells that are computed one by one may turn out to be no numbers
            }
            List<Integer> comparable = new ArrayList<>();
            List<Operand> rows = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                if (kind(elements.get(i)) == kind(value) && kind(value) != Kind.OTHER) {
                    comparable.add(reverse ? 0 : comparable.size(), i);
                    rows.add(reverse ? 0 : rows.size(), elements.get(i));
                }
            }
            if (rows.isEmpty()) {
                return new Operand.Constant(result(null));
            }
            rows.add(value);
            int[] indices = comparable.stream().mapToInt(Integer::intValue).toArray();
            return new KernelCells(
                    Operands.cells(rows), kernel(indices), whether ? Encoding.BOOLEAN : Encoding.FLOAT32, whether);
        }

        /** The last row is the value; the other ones are the elements at these indices, looked at in this order. */
        private Kernel kernel(int[] indices) {
            return (rows, out, n) -> {
                double[] value = rows[indices.length];
                Arrays.fill(out, 0, n, whether ? 0 : Double.NaN);
                for (int r = indices.length - 1; r >= 0; r--) {
                    for (int i = 0; i < n; i++) {
                        out[i] = rows[r][i] == value[i] ? whether ? 1 : indices[r] : out[i];
                    }
                }
            };
        }

        private static Kind kind(Operand operand) {
            Object value = operand instanceof Operand.Constant constant ? constant.value() : null;
            if (operand instanceof Cells cells) {
                return cells.truth() ? Kind.TRUTH : Kind.NUMBER;
            }
            return value instanceof Double ? Kind.NUMBER : value instanceof Boolean ? Kind.TRUTH : Kind.OTHER;
        }

        private enum Kind {
            NUMBER,
            TRUTH,
            OTHER
        }
    }

    private static final class FindLabel implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return index(Values.labels(arguments.get("data")), arguments.get("label"));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Object> labels = Values.elements(arguments.get("data")).labels();
            return new Operand.Constant(index(labels, Values.constant(arguments.get("label"))));
        }

        private static Double index(List<Object> labels, Object label) {
            int index = labels == null ? -1 : labels.indexOf(label);
            return index < 0 ? null : (Double) (double) index;
        }
    }
}
