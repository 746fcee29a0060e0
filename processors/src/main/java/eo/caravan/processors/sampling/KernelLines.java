package eo.caravan.processors.sampling;

/**
 * Kernels around places that depend on column and row together, between grids of two systems. Weights are found for a whole row
 * at once, tap after tap, in loops without branches, and serve all layers. Places whose taps are not all in the source, and those
 * where a tap has no data, are left to {@link Patchy}.
 */
final class KernelLines extends LineSampler {
    private static final int UNROLLED = 4;

    private final ResampleMethod method;
    private final Places places;
    private final Layer.Window window;
    private final Axis across;
    private final Axis down;
    private final Patchy patchy;
    private final int[] at;
    private final double[] sums;
    private final double[] line;
    private final boolean steady;
    private int stride;

    /** @param window the cells of the source that layers hold */
    KernelLines(ResampleMethod method, Places places, int width, int height, Layer.Window window) {
        this.method = method;
        this.places = places;
        this.window = window;
        double[] widest = places.widest();
        this.across = new Axis(width, widest[0]);
        this.down = new Axis(height, widest[1]);
        this.line = new double[across.taps];
        this.patchy = new Patchy(method, width, height);
        this.at = new int[places.width()];
        this.sums = new double[places.width()];
        double[] least = places.narrowest();
        this.steady =
                Taps.stretch(least[0]) == Taps.stretch(widest[0]) && Taps.stretch(least[1]) == Taps.stretch(widest[1]);
        stretch(0);
    }

    /** One axis of the source: for each place of the row its first tap, and its weights, those of the first taps of all places first. */
    private final class Axis {
        private final int size;
        private final int taps;
        private final double[] place = new double[places.width()];
        private final double[] span = new double[places.width()];
        private final double[] stretch = new double[places.width()];
        private final double[] inverse = new double[places.width()];
        private final double[] offset = new double[places.width()];
        private final double[] total = new double[places.width()];
        private final int[] first = new int[places.width()];
        private final double[][] weights;
        private final Taps single;

        Axis(int size, double widest) {
            this.size = size;
            this.taps = (int) Math.ceil(2 * Taps.reach(method, widest));
            this.weights = new double[taps][places.width()];
            this.single = new Taps(method, 1, size, widest);
        }

        void stretch() {
            for (int x = 0; x < span.length; x++) {
                stretch[x] = Taps.stretch(span[x]);
                inverse[x] = 1 / stretch[x];
            }
        }

        /** Finds the weights of the row's places, each loop over all of them. */
        void set() {
            double radius = method.radius();
            for (int x = 0; x < place.length; x++) {
                double centre = place[x] - 0.5;
                double low = Math.floor(centre - radius * stretch[x]) + 1;
                first[x] = (int) low;
                offset[x] = (low - centre) * inverse[x];
                total[x] = 0;
            }
            for (int tap = 0; tap < taps; tap++) {
                weigh(weights[tap], tap);
            }
            for (int x = 0; x < total.length; x++) {
                total[x] = 1 / total[x];
            }
            for (double[] weight : weights) {
                for (int x = 0; x < weight.length; x++) {
                    weight[x] *= total[x];
                }
            }
        }

        private void weigh(double[] weight, int tap) {
            if (method == ResampleMethod.BILINEAR) {
                for (int x = 0; x < weight.length; x++) {
                    double left = 1 - Math.abs(offset[x] + tap * inverse[x]);
                    weight[x] = 0.5 * (left + Math.abs(left));
                    total[x] += weight[x];
                }
            } else {
                for (int x = 0; x < weight.length; x++) {
                    weight[x] = method.weight(offset[x] + tap * inverse[x]);
                    total[x] += weight[x];
                }
            }
        }

        /** Whether a layer has all taps of a place; false where there is no place. */
        private boolean inside(int x, int begin, int end) {
            return first[x] >= begin && first[x] + taps <= end && place[x] >= 0 && place[x] < size;
        }
    }

    @Override
    void begin(int row) {
        stride = -1;
        places.copy(row, across.place, down.place);
        if (!steady) {
            stretch(row);
        }
        across.set();
        down.set();
    }

    private void stretch(int row) {
        places.spans(row, across.span, down.span);
        across.stretch();
        down.stretch();
    }

    @Override
    void fill(Layer layer, double[] out, int first, int step) {
        if (stride != layer.rowStride()) {
            stride = layer.rowStride();
            index();
        }
        int origin = layer.index(window.firstColumn(), window.firstRow());
        if (across.taps == UNROLLED && down.taps == UNROLLED) {
            four(layer.values(), origin, stride, at, across.weights, down.weights, sums);
        } else {
            any(layer.values(), origin);
        }
        for (int x = 0; x < sums.length; x++) {
            double sum = sums[x];
            out[first + x * step] = Double.isNaN(sum) ? careful(layer, x) : sum;
        }
    }

    /** Finds how far the first taps stand behind the first cell of the window: -1 where it does not hold all of them. */
    private void index() {
        for (int x = 0; x < at.length; x++) {
            boolean inside = across.inside(x, window.firstColumn(), window.endColumn())
                    && down.inside(x, window.firstRow(), window.endRow());
            int rows = down.first[x] - window.firstRow();
            at[x] = inside ? rows * stride + across.first[x] - window.firstColumn() : -1;
        }
    }

    private static void four(
            double[] values, int origin, int stride, int[] at, double[][] across, double[][] down, double[] sums) {
        double[] a0 = across[0];
        double[] a1 = across[1];
        double[] a2 = across[2];
        double[] a3 = across[3];
        double[] d0 = down[0];
        double[] d1 = down[1];
        double[] d2 = down[2];
        double[] d3 = down[3];
        for (int x = 0; x < sums.length; x++) {
            double sum = Double.NaN;
            if (at[x] >= 0) {
                int i = origin + at[x];
                double w0 = a0[x];
                double w1 = a1[x];
                double w2 = a2[x];
                double w3 = a3[x];
                int j = i + stride;
                int k = j + stride;
                int l = k + stride;
                sum = d0[x] * (w0 * values[i] + w1 * values[i + 1] + (w2 * values[i + 2] + w3 * values[i + 3]))
                        + d1[x] * (w0 * values[j] + w1 * values[j + 1] + (w2 * values[j + 2] + w3 * values[j + 3]))
                        + (d2[x] * (w0 * values[k] + w1 * values[k + 1] + (w2 * values[k + 2] + w3 * values[k + 3]))
                                + d3[x]
                                        * (w0 * values[l]
                                                + w1 * values[l + 1]
                                                + (w2 * values[l + 2] + w3 * values[l + 3])));
            }
            sums[x] = sum;
        }
    }

    private void any(double[] values, int origin) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] = at[x] < 0 ? Double.NaN : sum(values, origin + at[x], x);
        }
    }

    private double sum(double[] values, int from, int x) {
        for (int i = 0; i < line.length; i++) {
            line[i] = across.weights[i][x];
        }
        double sum = 0;
        for (int j = 0; j < down.taps; j++) {
            double part = 0;
            int begin = from + j * stride;
            for (int i = 0; i < line.length; i++) {
                part += line[i] * values[begin + i];
            }
            sum += down.weights[j][x] * part;
        }
        return sum;
    }

    private double careful(Layer layer, int x) {
        int column = cell(across.place[x], across.size);
        int line = cell(down.place[x], down.size);
        if (column < 0 || line < 0 || Double.isNaN(layer.at(column, line))) {
            return Double.NaN;
        }
        across.single.set(0, across.place[x], across.span[x]);
        down.single.set(0, down.place[x], down.span[x]);
        Patchy.Place place = new Patchy.Place(across.place[x], down.place[x], across.span[x], down.span[x]);
        return patchy.kernel(layer, across.single, 0, down.single, 0, place);
    }
}
