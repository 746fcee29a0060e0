package eo.caravan.processors.process.array;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Running totals: each element becomes what the elements up to it make together. Elements without data stay so and are passed
 * over; with {@code ignore_nodata = false} the first of them takes the data of all that follow.
 */
@AutoService(ProcessFamily.class)
public final class Running implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("cumsum", new Total(Double::sum)),
                entry("cumproduct", new Total((total, x) -> total * x)),
                entry("cummin", new Total(Math::min)),
                entry("cummax", new Total(Math::max)));
    }

    private static final class Total implements ValueProcess {
        private final DoubleBinaryOperator operator;

        Total(DoubleBinaryOperator operator) {
            this.operator = operator;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            boolean ignore = Values.isTrue(arguments.get("ignore_nodata"));
            List<?> data = Values.list(arguments.get("data"));
            List<Object> totals = new ArrayList<>();
            Double total = null;
            boolean ended = false;
            for (Object element : data) {
                ended |= element == null && !ignore;
                if (ended || element == null) {
                    totals.add(null);
                } else {
                    double x = (Double) element;
                    total = total == null ? x : operator.applyAsDouble(total, x);
                    totals.add(total);
                }
            }
            return Values.array(Collections.unmodifiableList(totals), Values.labels(arguments.get("data")));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand.Elements array = Values.elements(arguments.get("data"));
            List<Cells> rows = Operands.cells(array.elements());
            boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
            return Operands.many(rows, rows.size(), kernel(ignore), Encodings.computed(rows), array.labels());
        }

        private Kernel.Many kernel(boolean ignore) {
            return (rows, out, n) -> {
                double[] total = new double[n];
                boolean[] begun = new boolean[n];
                for (int r = 0; r < rows.length; r++) {
                    for (int i = 0; i < n; i++) {
                        double x = rows[r][i];
                        if (!Double.isNaN(x)) {
                            total[i] = begun[i] ? operator.applyAsDouble(total[i], x) : x;
                            begun[i] = true;
                        } else if (!ignore) {
                            total[i] = Double.NaN;
                            begun[i] = true;
                        }
                        out[r][i] = Double.isNaN(x) ? Double.NaN : total[i];
                    }
                }
            };
        }
    }
}
