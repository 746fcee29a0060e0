package eo.caravan.processors.process.math;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.process.Elementwise;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Exponentials, logarithms, trigonometric and hyperbolic functions; angles in radians. Outside of a function's domain the result
 * is NaN; without data where an argument has none. Each call costs far more than reaching it, so these share one loop.
 */
@AutoService(ProcessFamily.class)
public final class Functions implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("exp", of("p", Math::exp)),
                entry("ln", of("x", Math::log)),
                entry("log", Elementwise.of("x", "base", Functions::log)),
                entry("sin", of("x", Math::sin)),
                entry("cos", of("x", Math::cos)),
                entry("tan", of("x", Math::tan)),
                entry("arcsin", of("x", Math::asin)),
                entry("arccos", of("x", Math::acos)),
                entry("arctan", of("x", Math::atan)),
                entry("arctan2", Elementwise.of("y", "x", Functions::arctan2)),
                entry("sinh", of("x", Math::sinh)),
                entry("cosh", of("x", Math::cosh)),
                entry("tanh", of("x", Math::tanh)),
                entry("arsinh", of("x", Functions::arsinh)),
                entry("arcosh", of("x", x -> Math.log(x + Math.sqrt(x - 1) * Math.sqrt(x + 1)))),
                entry("artanh", of("x", x -> 0.5 * (Math.log1p(x) - Math.log1p(-x)))));
    }

    private static ValueProcess of(String parameter, DoubleUnaryOperator function) {
        return Elementwise.of(parameter, (x, out, n) -> {
            for (int i = 0; i < n; i++) {
                out[i] = function.applyAsDouble(x[i]);
            }
        });
    }

    private static double arsinh(double x) {
        double size = Math.abs(x);
        return Double.isInfinite(x) ? x : Math.copySign(Math.log(size + Math.hypot(size, 1)), x);
    }

    private static void log(double[] x, double[] base, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = base[i] == 10 ? Math.log10(x[i]) : Math.log(x[i]) / Math.log(base[i]);
        }
    }

    private static void arctan2(double[] y, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.atan2(y[i], x[i]);
        }
    }
}
