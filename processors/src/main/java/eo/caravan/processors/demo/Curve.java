package eo.caravan.processors.demo;

/** A value over the days of a year, straight between the days given, constant before and after. */
final class Curve {
    private static final int DAYS = 366;
    private final double[] values = new double[DAYS + 1];

    private Curve(double... daysAndValues) {
        int next = 0;
        for (int day = 0; day <= DAYS; day++) {
            while (next < daysAndValues.length && daysAndValues[next] <= day) {
                next += 2;
            }
            values[day] = between(daysAndValues, next, day);
        }
    }

    private static double between(double[] nodes, int next, double day) {
        if (next == 0) {
            return nodes[1];
        }
        if (next == nodes.length) {
            return nodes[next - 1];
        }
        double weight = (day - nodes[next - 2]) / (nodes[next] - nodes[next - 2]);
        return Noise.mix(nodes[next - 1], nodes[next + 1], weight);
    }

    /** Day, value, day, value and so on; days grow. */
    static Curve through(double... daysAndValues) {
        return new Curve(daysAndValues);
    }

    static Curve always(double value) {
        return new Curve(1, value);
    }

    double at(double day) {
        double inside = Noise.clamp(day, 0, DAYS - 1e-9);
        int whole = (int) inside;
        return Noise.mix(values[whole], values[whole + 1], inside - whole);
    }
}
