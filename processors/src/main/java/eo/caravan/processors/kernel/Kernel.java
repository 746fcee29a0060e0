package eo.caravan.processors.kernel;

/**
 * A loop over the cells of a block: one output row from some input rows. Each kernel brings its own loop, so that the compiler
 * can unroll and vectorise it; one loop shared by many operators could not be.
 */
@FunctionalInterface
public interface Kernel {
    /**
     * Computes {@code n} cells.
     *
     * @param rows the inputs in the order of the operands; not to be changed; no data is NaN
     * @param out where the result goes; never one of the inputs
     */
    void apply(double[][] rows, double[] out, int n);

    /** A kernel of one row. */
    @FunctionalInterface
    interface Unary {
        void apply(double[] x, double[] out, int n);
    }

    /** A kernel of two rows. */
    @FunctionalInterface
    interface Binary {
        void apply(double[] x, double[] y, double[] out, int n);
    }

    /** A kernel that computes several rows at once. */
    @FunctionalInterface
    interface Many {
        void apply(double[][] rows, double[][] out, int n);
    }

    static Kernel of(Unary unary) {
        return (rows, out, n) -> unary.apply(rows[0], out, n);
    }

    static Kernel of(Binary binary) {
        return (rows, out, n) -> binary.apply(rows[0], rows[1], out, n);
    }

    /** This kernel, but without data where any of the inputs has none. */
    default Kernel strict() {
        return (rows, out, n) -> {
            apply(rows, out, n);
            for (double[] row : rows) {
                for (int i = 0; i < n; i++) {
                    if (Double.isNaN(row[i])) {
                        out[i] = Double.NaN;
                    }
                }
            }
        };
    }
}
