package eo.caravan.processors.sampling;

import java.util.Arrays;

/**
 * Weighted means and sums of cells around a place in the own system, where rows are summed once for all columns, or under a place in any
 * system. Where cells have no data, {@link Patchy} takes over.
 */
final class WeightedLines extends LineSampler {
    private final ResampleMethod method;
    private final Places places;
    private final Patchy patchy;
    private final Taps across;
    private final Taps down;
    private final double[] spansAcross;
    private final double[] spansDown;
    private boolean ready;
    private int row;
    private double[] line = new double[0];

    WeightedLines(ResampleMethod method, Places places, int width, int height) {
        this.method = method;
        this.places = places;
        this.patchy = new Patchy(method, width, height);
        double[] widest = places.widest();
        this.across = new Taps(method, places.width(), width, widest[0]);
        this.down = new Taps(method, places.plain() ? 1 : places.width(), height, widest[1]);
        this.spansAcross = new double[places.width()];
        this.spansDown = new double[places.width()];
    }

    @Override
    void begin(int newRow) {
        row = newRow;
        if (!ready || !places.plain()) {
            places.spans(row, spansAcross, spansDown);
            for (int x = 0; x < places.width(); x++) {
                across.set(x, places.column(x, row), spansAcross[x]);
            }
            ready = true;
        }
        for (int x = 0; x < (places.plain() ? 1 : places.width()); x++) {
            down.set(x, places.row(x, row), spansDown[x]);
        }
    }

    @Override
    void fill(Layer layer, double[] out, int first, int step) {
        if (places.plain()) {
            plain(layer, out, first, step);
            return;
        }
        for (int x = 0; x < places.width(); x++) {
            out[first + x * step] = across.count(x) == 0 || down.count(x) == 0 ? Double.NaN : warped(layer, x);
        }
    }

    /** Rows are summed once for all columns. */
    private void plain(Layer layer, double[] out, int first, int step) {
        Layer.Window window = layer.window();
        if (line.length < window.columns()) {
            line = new double[window.columns()];
        }
        Arrays.fill(line, 0);
        for (int k = 0; k < down.count(0); k++) {
            addRow(layer, down.first(0) + k, down.weights()[k], window.columns());
        }
        double[] weights = across.weights();
        for (int x = 0; x < places.width(); x++) {
            int count = across.count(x);
            double sum = product(line, across.first(x) - window.firstColumn(), weights, across.at(x), count);
            out[first + x * step] = count == 0 || down.count(0) == 0 ? Double.NaN : finished(layer, x, sum);
        }
    }

    private void addRow(Layer layer, int source, double weight, int columns) {
        double[] values = layer.values();
        int from = layer.index(layer.window().firstColumn(), source);
        if (method == ResampleMethod.RMS) {
            for (int x = 0; x < columns; x++) {
                line[x] += weight * (values[from + x] * values[from + x]);
            }
        } else {
            for (int x = 0; x < columns; x++) {
                line[x] += weight * values[from + x];
            }
        }
    }

    private double warped(Layer layer, int x) {
        double[] values = layer.values();
        double[] horizontal = across.weights();
        double[] vertical = down.weights();
        int atColumn = across.at(x);
        int atRow = down.at(x);
        int columns = across.count(x);
        int rows = down.count(x);
        int from = layer.index(across.first(x), down.first(x));
        boolean squared = method == ResampleMethod.RMS;
        double sum = 0;
        for (int j = 0; j < rows; j++) {
            double part = squared
                    ? squares(values, from, horizontal, atColumn, columns)
                    : product(values, from, horizontal, atColumn, columns);
            sum += vertical[atRow + j] * part;
            from += layer.rowStride();
        }
        return finished(layer, x, sum);
    }

    private static double product(double[] values, int from, double[] weights, int at, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[at + i] * values[from + i];
        }
        return sum;
    }

    private static double squares(double[] values, int from, double[] weights, int at, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[at + i] * (values[from + i] * values[from + i]);
        }
        return sum;
    }

    private double finished(Layer layer, int x, double sum) {
        int y = places.plain() ? 0 : x;
        boolean whole = across.share(x) == 1 && down.share(y) == 1 || !method.swings();
        if (Double.isNaN(sum) || !whole) {
            return careful(layer, x, y);
        }
        return method == ResampleMethod.RMS ? Math.sqrt(sum) : sum;
    }

    /** A place where some cells that count have no data, or are outside. */
    private double careful(Layer layer, int x, int y) {
        return method.kernel()
                ? patchy.kernel(
                        layer,
                        across,
                        x,
                        down,
                        y,
                        new Patchy.Place(places.column(x, row), places.row(x, row), spansAcross[x], spansDown[x]))
                : patchy.area(layer, across, x, down, y);
    }
}
