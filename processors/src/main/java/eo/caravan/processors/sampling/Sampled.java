package eo.caravan.processors.sampling;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;

/**
 * Makes the numbers that a method of resampling finds values of the source again, as if its provider had warped the file: integers are
 * rounded, halves up, kept within their type, and never become the no-data value. Floating types keep every number.
 */
public final class Sampled {
    private final boolean whole;
    private final double lowest;
    private final double highest;
    private final double noData;
    private final double instead;

    /**
     * For cells of a type.
     *
     * @param noData the value that stands for no data; NaN for none
     */
    public Sampled(CellType type, double noData) {
        this.whole = !type.floating();
        this.lowest = type.lowest();
        this.highest = type.highest();
        this.noData = noData;
        this.instead = noData < type.highest() ? noData + 1 : noData - 1;
    }

    /** For cells of an encoding's type. */
    public static Sampled of(Encoding encoding, double noData) {
        return new Sampled(encoding.type(), noData);
    }

    /** The value for a number found; NaN stays. */
    public double value(double found) {
        if (!whole) {
            return found;
        }
        double value = Math.max(lowest, Math.min(highest, Math.floor(found + 0.5)));
        return value == noData ? beside(found) : value;
    }

    /** The number goes to the side of the no-data value that it lies on. */
    private double beside(double found) {
        return found < noData && noData > lowest ? noData - 1 : instead;
    }

    /** Changes the numbers found of a run of cells. */
    public void values(double[] cells, int from, int to) {
        if (whole) {
            for (int i = from; i < to; i++) {
                cells[i] = value(cells[i]);
            }
        }
    }
}
