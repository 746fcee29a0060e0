package eo.caravan.processors.process.logic;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What kind of value it is; always true or false. In cells NaN is no data, and in floating-point cells it is also NaN. */
@AutoService(ProcessFamily.class)
public final class Tests implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of(
                "is_nodata", new Test(x -> x == null, x -> Tests::absent),
                "is_nan",
                        new Test(
                                x -> x instanceof Double number && number.isNaN(),
                                x -> x.encoding().type().floating() ? Tests::absent : Tests::never),
                "is_infinite", new Test(x -> x instanceof Double number && number.isInfinite(), x -> Tests::infinite),
                "is_valid",
                        new Test(
                                x -> x != null && !(x instanceof Double number && !Double.isFinite(number)),
                                x -> Tests::finite));
    }

    static void absent(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(x[i]) ? 1 : 0;
        }
    }

    static void never(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 0;
        }
    }

    static void infinite(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isInfinite(x[i]) ? 1 : 0;
        }
    }

    static void finite(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isFinite(x[i]) ? 1 : 0;
        }
    }

    /** Chooses the kernel for cells. */
    @FunctionalInterface
    private interface ForCells {
        Kernel.Unary kernel(Cells x);
    }

    private static final class Test implements ValueProcess {
        private final Predicate<Object> test;
        private final ForCells forCells;

        Test(Predicate<Object> test, ForCells forCells) {
            this.test = test;
            this.forCells = forCells;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return test.test(arguments.get("x"));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            if (arguments.get("x") instanceof Cells x) {
                return new KernelCells(List.of(x), Kernel.of(forCells.kernel(x)), Encoding.BOOLEAN, true);
            }
            return new Operand.Constant(
                    arguments.get("x") instanceof Operand.Constant constant
                            ? test.test(constant.value())
                            : test.test(List.of()));
        }
    }
}
