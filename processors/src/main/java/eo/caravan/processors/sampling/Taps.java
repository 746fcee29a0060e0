package eo.caravan.processors.sampling;

/**
 * For places along an axis of the source: which cells count for each, and how much. Weights of a place add up to 1 over the cells
 * that the source has, or to the length that lies under the place where they are lengths.
 */
final class Taps {
    /** A border this little beyond a line between cells lies on it. */
    private static final double ON_LINE = 1e-6;
    /** A span this close to a whole number is one: the kernel meets as many neighbours for all cells. */
    private static final double WHOLE = 0.05;

    private final ResampleMethod method;
    private final int size;
    private final int stride;
    private final int[] first;
    private final int[] counts;
    private final double[] weights;
    private final double[] shares;

    /**
     * Room for some places.
     *
     * @param size how many cells the axis has
     * @param widest the most cells that a place spans
     */
    Taps(ResampleMethod method, int places, int size, double widest) {
        this.method = method;
        this.size = size;
        this.stride = (int) Math.ceil(2 * reach(method, widest)) + 2;
        this.first = new int[places];
        this.counts = new int[places];
        this.weights = new double[places * stride];
        this.shares = new double[places];
    }

    /** By how much a kernel is stretched where a cell spans so many. */
    static double stretch(double span) {
        double whole = Math.max(1, Math.rint(span));
        return Math.abs(span - whole) < WHOLE || span < 1 ? whole : span;
    }

    /** How far from a centre cells count. */
    static double reach(ResampleMethod method, double span) {
        return method.kernel() ? method.radius() * stretch(span) : span / 2;
    }

    int first(int i) {
        return first[i];
    }

    /** How many cells count; none where the place is outside. */
    int count(int i) {
        return counts[i];
    }

    /** Where the weights of a place begin in {@link #weights}. */
    int at(int i) {
        return i * stride;
    }

    double[] weights() {
        return weights;
    }

    /** Which part of all weight lies on cells that the source has. */
    double share(int i) {
        return shares[i];
    }

    /** Finds the cells for a place, 0.5 being the centre of the first cell. */
    void set(int i, double place, double span) {
        counts[i] = 0;
        if (method.kernel()) {
            if (place >= -ON_LINE && place < size) {
                kernel(i, place - 0.5, stretch(span));
            }
        } else if (!Double.isNaN(place)) {
            lengths(i, place - span / 2, place + span / 2);
        }
    }

    private void kernel(int i, double centre, double stretch) {
        double reach = method.radius() * stretch;
        int low = (int) Math.ceil(centre - reach);
        int high = (int) Math.floor(centre + reach);
        int begin = Math.max(low, 0);
        int end = Math.min(high, size - 1);
        double all = 0;
        double inside = 0;
        int at = i * stride;
        for (int cell = low; cell <= high; cell++) {
            double weight = method.weight((cell - centre) / stretch);
            all += weight;
            if (cell >= begin && cell <= end) {
                weights[at++] = weight;
                inside += weight;
            }
        }
        finish(i, begin, at, inside);
        shares[i] = begin == low && end == high ? 1 : inside / all;
    }

    private void lengths(int i, double from, double to) {
        int begin = (int) Math.max(0, Math.floor(from + ON_LINE));
        int end = (int) Math.min(size, Math.ceil(to - ON_LINE));
        double inside = 0;
        int at = i * stride;
        for (int cell = begin; cell < end; cell++) {
            double length = Math.min(to, cell + 1) - Math.max(from, cell);
            weights[at++] = length;
            inside += length;
        }
        finish(i, begin, at, method == ResampleMethod.SUM ? 1 : inside);
        shares[i] = 1;
    }

    /** Drops cells without weight at both ends, and makes the others add up to 1. */
    private void finish(int i, int begin, int end, double inside) {
        int from = i * stride;
        int to = end;
        while (to > from && weights[to - 1] == 0) {
            to--;
        }
        int drop = 0;
        while (from + drop < to && weights[from + drop] == 0) {
            drop++;
        }
        first[i] = begin + drop;
        counts[i] = to - from - drop;
        double scale = inside == 1 ? 1 : 1 / inside;
        for (int k = 0; k < counts[i]; k++) {
            weights[from + k] = scale * weights[from + drop + k];
        }
    }
}
