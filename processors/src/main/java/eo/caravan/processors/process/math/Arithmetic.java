package eo.caravan.processors.process.math;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.process.Elementwise;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.List;
import java.util.Map;

/** Arithmetic of one and two numbers, after IEEE 754; without data where an argument has none. */
@AutoService(ProcessFamily.class)
public final class Arithmetic implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("add", Elementwise.of("x", "y", Arithmetic::add)),
                entry("subtract", Elementwise.of("x", "y", Arithmetic::subtract)),
                entry("multiply", Elementwise.of("x", "y", Arithmetic::multiply)),
                entry("divide", Elementwise.of("x", "y", Arithmetic::divide)),
                entry("mod", Elementwise.of("x", "y", Arithmetic::mod)),
                entry("power", Elementwise.of("base", "p", Arithmetic::power)),
                entry("normalized_difference", Elementwise.of("x", "y", Arithmetic::normalizedDifference)),
                entry("absolute", Elementwise.of("x", Arithmetic::absolute)),
                entry("sgn", Elementwise.of("x", Arithmetic::sign)),
                entry("sqrt", Elementwise.of("x", Arithmetic::squareRoot)),
                entry(
                        "linear_scale_range",
                        Elementwise.of(
                                List.of("x", "inputMin", "inputMax", "outputMin", "outputMax"),
                                Arithmetic::linearScaleRange)));
    }

    static void add(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + y[i];
        }
    }

    static void subtract(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    static void multiply(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    static void divide(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] / y[i];
        }
    }

    /** The remainder with the sign of the divisor; a division by zero gives what dividing by zero gives. */
    static void mod(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double remainder = y[i] == 0 ? x[i] / 0.0 : x[i] % y[i];
            boolean otherSide = remainder < 0 != y[i] < 0 && remainder != 0;
            out[i] = otherSide && y[i] != 0 && !Double.isInfinite(y[i]) ? remainder + y[i] : remainder;
        }
    }

    /** No data to the power of 0 stays no data, though NaN to the power of 0 would be 1. */
    static void power(double[] base, double[] p, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(base[i]) ? Double.NaN : Math.pow(base[i], p[i]);
        }
    }

    static void normalizedDifference(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (x[i] - y[i]) / (x[i] + y[i]);
        }
    }

    static void absolute(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    static void sign(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.signum(x[i]);
        }
    }

    static void squareRoot(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(x[i]);
        }
    }

    /** Rows: x, the input range, the output range. Values outside of the input range take its nearer end. */
    static void linearScaleRange(double[][] rows, double[] out, int n) {
        double[] x = rows[0];
        double[] inMin = rows[1];
        double[] inMax = rows[2];
        double[] outMin = rows[3];
        double[] outMax = rows[4];
        for (int i = 0; i < n; i++) {
            double low = Math.min(inMin[i], inMax[i]);
            double high = Math.max(inMin[i], inMax[i]);
            double clipped = Math.min(Math.max(x[i], low), high);
            out[i] = (clipped - inMin[i]) / (inMax[i] - inMin[i]) * (outMax[i] - outMin[i]) + outMin[i];
        }
    }
}
