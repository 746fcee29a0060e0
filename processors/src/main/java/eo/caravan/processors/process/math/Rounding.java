package eo.caravan.processors.process.math;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Elementwise;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** To whole numbers and to decimal places; infinity stays, without data where there is none. */
@AutoService(ProcessFamily.class)
public final class Rounding implements ProcessFamily {
    private static final int MOST_PLACES = 300;

    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of(
                "int", new Int(),
                "floor", Elementwise.of("x", Rounding::floor),
                "ceil", Elementwise.of("x", Rounding::ceil),
                "round", Elementwise.of("x", "p", Rounding::round));
    }

    static void floor(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.floor(x[i]);
        }
    }

    static void ceil(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.ceil(x[i]);
        }
    }

    static void truncate(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] < 0 ? Math.ceil(x[i]) : Math.floor(x[i]);
        }
    }

    static void round(double[] x, double[] p, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = p[i] == 0 ? Math.rint(x[i]) : round(x[i], p[i]);
        }
    }

    /** Halves of the decimal number as it is written go to the even neighbour. */
    private static double round(double x, double places) {
        if (!Double.isFinite(x) || Double.isNaN(places) || Math.abs(places) > MOST_PLACES) {
            return places < 0 && Double.isFinite(x) ? 0 : x;
        }
        double power = Math.pow(10, Math.abs(places));
        double shifted = places < 0 ? x / power : x * power;
        double fromHalf = Math.abs(Math.abs(shifted - Math.floor(shifted)) - 0.5);
        if (Math.abs(shifted) < 1e9 && fromHalf > 1e-6) {
            return places < 0 ? Math.rint(shifted) * power : Math.rint(shifted) / power;
        }
        return BigDecimal.valueOf(x)
                .setScale((int) places, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** The part before the decimal point; the single value NaN has none, so it becomes no data. */
    private static final class Int implements ValueProcess {
        private static final ValueProcess TRUNCATE = Elementwise.of("x", Rounding::truncate);

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            Object whole = TRUNCATE.evaluate(arguments);
            return whole instanceof Double number && number.isNaN() ? null : whole;
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            return TRUNCATE.compile(arguments);
        }
    }
}
