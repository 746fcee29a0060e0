package eo.caravan.processors.process.logic;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Equality of numbers (within {@code delta} where it is given), truth values and texts; values of different types are never
 * equal. Without data where one of them has none. The single value NaN equals nothing.
 */
@AutoService(ProcessFamily.class)
public final class Equality implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("eq", new Equals(true), "neq", new Equals(false));
    }

    /** Whether two values are equal, {@code null} where one of them is. */
    public static Boolean equal(Object x, Object y, Object delta, boolean caseSensitive) {
        if (x == null || y == null) {
            return null;
        }
        if (x instanceof Double first && y instanceof Double second) {
            return numbers(first, second, delta instanceof Double tolerance ? tolerance : Double.NaN);
        }
        if (x instanceof String first && y instanceof String second && !caseSensitive) {
            return first.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT));
        }
        return (x instanceof String || x instanceof Boolean) && x.equals(y);
    }

    private static boolean numbers(double x, double y, double delta) {
        return x == y || Math.abs(x - y) <= delta;
    }

    private static Kernel kernel(double delta, double equal) {
        if (Double.isNaN(delta)) {
            return Kernel.of((x, y, out, n) -> {
                for (int i = 0; i < n; i++) {
                    boolean absent = Double.isNaN(x[i]) || Double.isNaN(y[i]);
                    out[i] = x[i] == y[i] ? equal : absent ? Double.NaN : 1 - equal;
                }
            });
        }
        return Kernel.of((x, y, out, n) -> {
            for (int i = 0; i < n; i++) {
                boolean absent = Double.isNaN(x[i]) || Double.isNaN(y[i]);
                out[i] = absent ? Double.NaN : numbers(x[i], y[i], delta) ? equal : 1 - equal;
            }
        });
    }

    private static final class Equals implements ValueProcess {
        private final boolean wanted;

        Equals(boolean wanted) {
            this.wanted = wanted;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Boolean equal = equal(
                    arguments.get("x"),
                    arguments.get("y"),
                    arguments.get("delta"),
                    !Boolean.FALSE.equals(arguments.get("case_sensitive")));
            return equal == null ? null : equal == wanted;
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand x = arguments.get("x");
            Operand y = arguments.get("y");
            if (!(arguments.get("delta") instanceof Operand.Constant delta)) {
                return ValueProcess.super.compile(arguments);
            }
            if (!Operands.fits(x) || !Operands.fits(y)) {
                return Mismatch.of(x, y, !wanted).orElseGet(() -> ValueProcess.super.compile(arguments));
            }
            List<Cells> rows = Operands.cells(List.of(x, y));
            double tolerance = delta.value() instanceof Double number ? number : Double.NaN;
            return new KernelCells(rows, kernel(tolerance, wanted ? 1 : 0), Encoding.BOOLEAN, true);
        }
    }
}
