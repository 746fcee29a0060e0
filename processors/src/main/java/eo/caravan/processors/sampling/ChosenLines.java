package eo.caravan.processors.sampling;

import java.util.Arrays;

/**
 * One of the values under the area of a cell: the least, the largest, a quantile of those touched, or that with the largest
 * area. Cells without data do not count.
 */
final class ChosenLines extends LineSampler {
    private final ResampleMethod method;
    private final Places places;
    private final Taps across;
    private final Taps down;
    private final double[] spansAcross;
    private final double[] spansDown;
    private final Tally tally = new Tally();
    private double[] values = new double[64];

    ChosenLines(ResampleMethod method, Places places, int width, int height) {
        this.method = method;
        this.places = places;
        double[] widest = places.widest();
        this.across = new Taps(method, places.width(), width, widest[0]);
        this.down = new Taps(method, places.width(), height, widest[1]);
        this.spansAcross = new double[places.width()];
        this.spansDown = new double[places.width()];
    }

    @Override
    void begin(int row) {
        places.spans(row, spansAcross, spansDown);
        for (int x = 0; x < places.width(); x++) {
            across.set(x, places.column(x, row), spansAcross[x]);
            down.set(x, places.row(x, row), spansDown[x]);
        }
    }

    @Override
    void fill(Layer layer, double[] out, int first, int step) {
        for (int x = 0; x < places.width(); x++) {
            out[first + x * step] = switch (method) {
                case MIN, MAX -> extreme(layer, x);
                case MODE -> mode(layer, x);
                default -> quantile(layer, x);
            };
        }
    }

    private double extreme(Layer layer, int x) {
        double best = Double.NaN;
        for (int j = 0; j < down.count(x); j++) {
            int from = layer.index(across.first(x), down.first(x) + j);
            for (int i = 0; i < across.count(x); i++) {
                double value = layer.values()[from + i];
                if (Double.isNaN(best) || (method == ResampleMethod.MIN ? value < best : value > best)) {
                    best = value;
                }
            }
        }
        return best;
    }

    private double mode(Layer layer, int x) {
        tally.clear();
        for (int j = 0; j < down.count(x); j++) {
            double height = down.weights()[down.at(x) + j];
            int from = layer.index(across.first(x), down.first(x) + j);
            for (int i = 0; i < across.count(x); i++) {
                double value = layer.values()[from + i];
                if (!Double.isNaN(value)) {
                    tally.add(value, height * across.weights()[across.at(x) + i]);
                }
            }
        }
        return tally.most();
    }

    /** The smallest value that at least a share of the values does not exceed. */
    private double quantile(Layer layer, int x) {
        int count = 0;
        for (int j = 0; j < down.count(x); j++) {
            int from = layer.index(across.first(x), down.first(x) + j);
            for (int i = 0; i < across.count(x); i++) {
                double value = layer.values()[from + i];
                if (!Double.isNaN(value)) {
                    if (count == values.length) {
                        values = Arrays.copyOf(values, 2 * count);
                    }
                    values[count++] = value;
                }
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        double share = method == ResampleMethod.MED ? 0.5 : method == ResampleMethod.Q1 ? 0.25 : 0.75;
        return values[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
