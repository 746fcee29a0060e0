package eo.caravan.processors.source;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;

/**
 * Makes the numbers that a method of resampling finds values of the band again, as if its provider had warped the file: integers are
 * rounded, halves up, kept within their type, and never become the no-data value.
 */
final class Sampled {
    private final CellType type;
    private final double noData;

    Sampled(CellType type, double noData) {
        this.type = type;
        this.noData = noData;
    }

    static Sampled of(Encoding encoding, double noData) {
        return new Sampled(encoding.type(), noData);
    }

    double value(double found) {
        if (type.floating() || Double.isNaN(found)) {
            return found;
        }
        double whole = Math.max(type.lowest(), Math.min(type.highest(), Math.floor(found + 0.5)));
        if (whole != noData) {
            return whole;
        }
        boolean up = found >= noData && noData < type.highest() || noData <= type.lowest();
        return up ? noData + 1 : noData - 1;
    }
}
