package eo.caravan.processors.sampling;

import java.util.Arrays;

/**
 * Weighted means and sums of cells around or under a place. Cells without data do not count; what the others weigh together
 * makes up for them. A kernel gives no data where the cell under the centre has none, and gives way to the bilinear one
 * where its negative weights could do harm: cubic convolution in its own size beside any cell without data, others where less than half of
 * the weight is left.
 */
final class WeightedLines extends LineSampler {
    private static final double LEAST = 0.5;
    private static final double NEGLIGIBLE = 1e-6;

    private final ResampleMethod method;
    private final Places places;
    private final int width;
    private final int height;
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
        this.width = width;
        this.height = height;
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
        if (!method.kernel()) {
            return partial(layer, across, x, down, y).value(method);
        }
        double column = places.column(x, row);
        double sourceRow = places.row(x, row);
        int underColumn = Math.max(0, cell(column, width));
        int underRow = Math.max(0, cell(sourceRow, height));
        if (Double.isNaN(layer.at(underColumn, underRow))) {
            return Double.NaN;
        }
        Partial own = partial(layer, across, x, down, y);
        boolean unstretched = Taps.stretch(spansAcross[x]) == 1 && Taps.stretch(spansDown[x]) == 1;
        boolean bilinear = method == ResampleMethod.CUBIC && unstretched
                ? own.missing || across.share(x) != 1 || down.share(y) != 1
                : method.swings() && own.weight * across.share(x) * down.share(y) < LEAST;
        if (!bilinear) {
            return own.value(method);
        }
        Taps columns = new Taps(ResampleMethod.BILINEAR, 1, width, spansAcross[x]);
        Taps rows = new Taps(ResampleMethod.BILINEAR, 1, height, spansDown[x]);
        columns.set(0, column, spansAcross[x]);
        rows.set(0, sourceRow, spansDown[x]);
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
