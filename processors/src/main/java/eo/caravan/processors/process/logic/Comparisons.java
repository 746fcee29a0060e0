package eo.caravan.processors.process.logic;

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
import java.util.List;
import java.util.Map;

/** Order of numbers. Without data where one of them has none; false where one is not a number, NaN included. */
@AutoService(ProcessFamily.class)
public final class Comparisons implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("gt", new Order((x, y) -> x > y, Comparisons::greater)),
                entry("gte", new Order((x, y) -> x >= y, Comparisons::greaterOrEqual)),
                entry("lt", new Order((x, y) -> x < y, Comparisons::less)),
                entry("lte", new Order((x, y) -> x <= y, Comparisons::lessOrEqual)),
                entry("between", new Between()));
    }

    /** Truth as a cell, without data where either number has none. */
    private static double cell(boolean truth, double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : truth ? 1 : 0;
    }

    static void greater(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = cell(x[i] > y[i], x[i], y[i]);
        }
    }

    static void greaterOrEqual(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = cell(x[i] >= y[i], x[i], y[i]);
        }
    }

    static void less(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = cell(x[i] < y[i], x[i], y[i]);
        }
    }

    static void lessOrEqual(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = cell(x[i] <= y[i], x[i], y[i]);
        }
    }

    /** Rows: x, min, max. */
    private static Kernel between(boolean excludeMax) {
        return (rows, out, n) -> {
            double[] x = rows[0];
            double[] min = rows[1];
            double[] max = rows[2];
            for (int i = 0; i < n; i++) {
                boolean within = x[i] >= min[i] && (excludeMax ? x[i] < max[i] : x[i] <= max[i]);
                out[i] = cell(within, x[i], min[i] + max[i]);
            }
        };
    }

    /** An order of two numbers. */
    @FunctionalInterface
    private interface Relation {
        boolean holds(double x, double y);
    }

    private static final class Order implements ValueProcess {
        private final Relation relation;
        private final Kernel kernel;

        Order(Relation relation, Kernel.Binary kernel) {
            this.relation = relation;
            this.kernel = Kernel.of(kernel);
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Object x = arguments.get("x");
            Object y = arguments.get("y");
            if (x == null || y == null) {
                return null;
            }
            return x instanceof Double first && y instanceof Double second && relation.holds(first, second);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand x = arguments.get("x");
            Operand y = arguments.get("y");
            if (!Operands.fits(x) || !Operands.fits(y)) {
                return Mismatch.of(x, y, false).orElseGet(() -> ValueProcess.super.compile(arguments));
            }
            List<Cells> rows = Operands.cells(List.of(x, y));
            return new KernelCells(rows, kernel, Encoding.BOOLEAN, true);
        }
    }

    private static final class Between implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Object x = arguments.get("x");
            if (x == null || arguments.get("min") == null || arguments.get("max") == null) {
                return null;
            }
            if (!(x instanceof Double value)) {
                return false;
            }
            double min = (Double) arguments.get("min");
            double max = (Double) arguments.get("max");
            boolean below = Boolean.TRUE.equals(arguments.get("exclude_max")) ? value < max : value <= max;
            return value >= min && below;
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            if (!(arguments.get("exclude_max") instanceof Operand.Constant exclude)
                    || !Operands.fits(arguments.get("x"))) {
                return ValueProcess.super.compile(arguments);
            }
            List<Cells> rows = Operands.cells(List.of(arguments.get("x"), arguments.get("min"), arguments.get("max")));
            return new KernelCells(rows, between(Boolean.TRUE.equals(exclude.value())), Encoding.BOOLEAN, true);
        }
    }
}
