package eo.caravan.processors.sampling;

/**
 * Weighs cells around or under a place of which some may have no data or lie outside: they do not count, and what the others weigh together
 * makes up for them. A kernel gives no data where the cell under the centre has none, and gives way to the bilinear one where its negative
 * weights could do harm: cubic convolution in its own size beside any cell without data, others where less than half of the
 * weight is left. For one thread.
 */
final class Patchy {
    private static final double LEAST = 0.5;
    private static final double NEGLIGIBLE = 1e-6;

    private final ResampleMethod method;
    private final int width;
    private final int height;

    /** For sources of so many columns and rows. */
    Patchy(ResampleMethod method, int width, int height) {
        this.method = method;
        this.width = width;
        this.height = height;
    }

    /** A place in the source, and how many cells it spans. */
    record Place(double column, double row, double across, double down) {}

    /** What the cells under a place come to, by the x-th and the y-th place of taps. */
    double area(Layer layer, Taps across, int x, Taps down, int y) {
        return partial(layer, across, x, down, y).value(method);
    }

    /** What the cells around a place in the source come to, by the x-th and the y-th place of taps, which are those of the place. */
    double kernel(Layer layer, Taps across, int x, Taps down, int y, Place place) {
        int underColumn = Math.max(0, LineSampler.cell(place.column, width));
        int underRow = Math.max(0, LineSampler.cell(place.row, height));
        if (Double.isNaN(layer.at(underColumn, underRow))) {
            return Double.NaN;
        }
        Partial own = partial(layer, across, x, down, y);
        boolean unstretched = Taps.stretch(place.across) == 1 && Taps.stretch(place.down) == 1;
        boolean bilinear = method == ResampleMethod.CUBIC && unstretched
                ? own.missing || across.share(x) != 1 || down.share(y) != 1
                : method.swings() && own.weight * across.share(x) * down.share(y) < LEAST;
        if (!bilinear) {
            return own.value(method);
        }
        Taps columns = new Taps(ResampleMethod.BILINEAR, 1, width, place.across);
        Taps rows = new Taps(ResampleMethod.BILINEAR, 1, height, place.down);
        columns.set(0, place.column, place.across);
        rows.set(0, place.row, place.down);
        return partial(layer, columns, 0, rows, 0).value(method);
    }

    /** What the cells with data come to, what they weigh, and whether a cell that weighs something has none. */
    private record Partial(double sum, double weight, boolean missing, boolean any) {
        double value(ResampleMethod method) {
            if (!any) {
                return Double.NaN;
            }
            return switch (method) {
                case SUM -> sum;
                case RMS -> Math.sqrt(sum / weight);
                default -> sum / weight;
            };
        }
    }

    private Partial partial(Layer layer, Taps columns, int x, Taps rows, int y) {
        double sum = 0;
        double weight = 0;
        boolean missing = false;
        boolean any = false;
        for (int j = 0; j < rows.count(y); j++) {
            double down = rows.weights()[rows.at(y) + j];
            int from = layer.index(columns.first(x), rows.first(y) + j);
            for (int i = 0; i < columns.count(x); i++) {
                double part = down * columns.weights()[columns.at(x) + i];
                double value = layer.values()[from + i];
                if (Double.isNaN(value)) {
                    missing |= Math.abs(part) > NEGLIGIBLE;
                } else {
                    sum += part * (method == ResampleMethod.RMS ? value * value : value);
                    weight += part;
                    any = true;
                }
            }
        }
        return new Partial(sum, weight, missing, any);
    }
}
