package eo.caravan.processors.sampling;

/** Fills rows of a patch from layers of the source, each row from all layers in turn. For one thread. */
abstract class LineSampler {
    /** A centre on the line between two source cells belongs to the later one, rounding errors of this size aside. */
    private static final double ON_LINE = 1e-6;

    /** @param window the cells of the source that layers hold */
    static LineSampler of(ResampleMethod method, Places places, int width, int height, Layer.Window window) {
        if (method == ResampleMethod.NEAR) {
            return new NearestLines(places, width, height);
        }
        if (method.kernel() && !places.plain()) {
            return new KernelLines(method, places, width, height, window);
        }
        return method.kernel() || method.weighsArea()
                ? new WeightedLines(method, places, width, height)
                : new ChosenLines(method, places, width, height);
    }

    /** Gets ready for a row of the patch. */
    abstract void begin(int row);

    /**
     * Fills the row begun.
     *
     * @param layer packed
     * @param out filled from {@code first} on, every {@code step}
     */
    abstract void fill(Layer layer, double[] out, int first, int step);

    /** The cell of a place, -1 outside of an axis of {@code size} cells. */
    static int cell(double place, int size) {
        int cell = Double.isNaN(place) ? -1 : (int) Math.floor(place + ON_LINE);
        return cell < size ? cell : -1;
    }

    /** The cell under each centre. */
    private static final class NearestLines extends LineSampler {
        private final Places places;
        private final int width;
        private final int height;
        private final int[] columns;
        private final int[] rows;

        NearestLines(Places places, int width, int height) {
            this.places = places;
            this.width = width;
            this.height = height;
            this.columns = new int[places.width()];
            this.rows = new int[places.width()];
        }

        @Override
        void begin(int row) {
            for (int x = 0; x < columns.length; x++) {
                columns[x] = cell(places.column(x, row), width);
                rows[x] = cell(places.row(x, row), height);
            }
        }

        @Override
        void fill(Layer layer, double[] out, int first, int step) {
            for (int x = 0; x < columns.length; x++) {
                out[first + x * step] =
                        columns[x] < 0 || rows[x] < 0 ? Double.NaN : layer.values()[layer.index(columns[x], rows[x])];
            }
        }
    }
}
