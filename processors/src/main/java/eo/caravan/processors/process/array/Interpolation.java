package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills elements without data (and NaN) on the straight line between the neighbours that have some; those before the first and
 * behind the last stay empty. The distance is that of the labels where they are numbers or dates, of the indices otherwise.
 */
@AutoService(ProcessFamily.class)
public final class Interpolation implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("array_interpolate_linear", new Linear());
    }

    private static final class Linear implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Object data = arguments.get("data");
            List<?> values = Values.list(data);
            List<Object> labels = Values.labels(data);
            double[][] out = new double[values.size()][1];
            kernel(places(labels, values.size())).apply(Values.cells(values), out, 1);
            List<Object> filled = new ArrayList<>();
            for (int i = 0; i < out.length; i++) {
                filled.add(Double.isNaN(out[i][0]) ? values.get(i) : (Object) out[i][0]);
            }
            return Values.array(filled, labels);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand.Elements array = Values.elements(arguments.get("data"));
            List<Cells> rows = Operands.cells(array.elements());
            Kernel.Many kernel = kernel(places(array.labels(), rows.size()));
            return Operands.many(rows, rows.size(), kernel, Encodings.computed(rows), array.labels());
        }

        private static double[] places(List<Object> labels, int size) {
            double[] places = new double[size];
            for (int i = 0; i < size; i++) {
                Double place = labels == null ? (Double) (double) i : place(labels.get(i));
                if (place == null) {
                    return places(null, size);
                }
                places[i] = place;
            }
            return places;
        }

        private static Double place(Object label) {
            if (label instanceof String text) {
                Instant instant = Instants.parse(text);
                return instant == null ? null : (Double) (double) instant.toEpochMilli();
            }
            return Numbers.cell(label);
        }

        private static Kernel.Many kernel(double[] places) {
            return (rows, out, n) -> {
                for (int i = 0; i < n; i++) {
                    int last = -1;
                    for (int r = 0; r < rows.length; r++) {
                        out[r][i] = rows[r][i];
                        if (Double.isNaN(rows[r][i])) {
                            continue;
                        }
                        for (int gap = last + 1; last >= 0 && gap < r; gap++) {
                            double part = (places[gap] - places[last]) / (places[r] - places[last]);
                            out[gap][i] = rows[last][i] + part * (rows[r][i] - rows[last][i]);
                        }
                        last = r;
                    }
                }
            };
        }
    }
}
