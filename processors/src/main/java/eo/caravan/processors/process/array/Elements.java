package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One element of an array: by index or label, the first, the last. Elements may be of any type. */
@AutoService(ProcessFamily.class)
public final class Elements implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("array_element", new Element(), "first", new End(true), "last", new End(false));
    }

    private static final class Element implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Object data = arguments.get("data");
            List<?> values = Values.list(data);
            int index = index(arguments, values.size(), Values.labels(data));
            return index < 0 ? null : values.get(index);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand.Elements array = Values.elements(arguments.get("data"));
            if (arguments.get("index") instanceof Cells position) {
                boolean lenient = Values.isTrue(Values.constant(arguments.get("return_nodata")));
                refuseBoth(position, Values.constant(arguments.get("label")));
                return Pick.at(position, array.elements(), lenient);
            }
            Map<String, Object> values = Values.constants(arguments, "data");
            int index = index(values, array.elements().size(), array.labels());
            return index < 0 ? new Operand.Constant(null) : array.elements().get(index);
        }

        /** Where the element stands, -1 where there is none and that is no error. */
        private static int index(Map<String, Object> arguments, int size, List<Object> labels) {
            Object index = arguments.get("index");
            Object label = arguments.get("label");
            if (index == null && label == null) {
                throw new OpenEoException(
                        ProcessErrorCode.ARRAY_ELEMENT_PARAMETER_MISSING, "Give either 'index' or 'label'.");
            }
            refuseBoth(index, label);
            if (label != null && labels == null) {
                throw new OpenEoException(
                        ProcessErrorCode.ARRAY_NOT_LABELED, "The array has no labels. Use 'index' instead.");
            }
            int found = label == null ? within((Double) index, size) : labels.indexOf(label);
            if (found < 0 && !Values.isTrue(arguments.get("return_nodata"))) {
                throw label == null ? Pick.unavailable(index, size) : unavailable(label, labels);
            }
            return found;
        }

        private static OpenEoException unavailable(Object label, List<Object> labels) {
            return new OpenEoException(
                    ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE,
                    "The array has no element labelled '" + Values.text(label) + "'. Its labels are: "
                            + String.join(
                                    ", ", labels.stream().map(Values::text).toList()) + ".");
        }

        private static void refuseBoth(Object index, Object label) {
            if (index != null && label != null) {
                throw new OpenEoException(
                        ProcessErrorCode.ARRAY_ELEMENT_PARAMETER_CONFLICT, "Give either 'index' or 'label', not both.");
            }
        }

        private static int within(double index, int size) {
            return index >= 0 && index < size ? (int) index : -1;
        }
    }

    private static final class End implements ValueProcess {
        private final boolean first;

        End(boolean first) {
            this.first = first;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> data = Values.list(arguments.get("data"));
            if (Values.isTrue(arguments.get("ignore_nodata"))) {
                data = data.stream().filter(Objects::nonNull).toList();
            }
            return data.isEmpty() ? null : data.get(first ? 0 : data.size() - 1);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            if (arguments.get("data") instanceof Stream stream) {
                boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
                return stream.gather(
                        () -> first ? Accumulators.first(ignore) : Accumulators.last(ignore), stream.encoding());
            }
            List<Operand> elements =
                    new ArrayList<>(Values.elements(arguments.get("data")).elements());
            if (!first) {
                Collections.reverse(elements);
            }
            if (elements.isEmpty()) {
                return new Operand.Constant(null);
            }
            if (!Values.isTrue(Values.constant(arguments.get("ignore_nodata")))) {
                return elements.get(0);
            }
            List<Cells> rows = Operands.cells(elements);
            boolean truth = rows.stream().allMatch(Cells::truth);
            Kernel kernel = End::firstValid;
            return new KernelCells(rows, kernel, Encodings.join(rows), truth);
        }

        private static void firstValid(double[][] rows, double[] out, int n) {
            System.arraycopy(rows[0], 0, out, 0, n);
            for (int r = 1; r < rows.length; r++) {
                double[] row = rows[r];
                for (int i = 0; i < n; i++) {
                    out[i] = Double.isNaN(out[i]) ? row[i] : out[i];
                }
            }
        }
    }
}
