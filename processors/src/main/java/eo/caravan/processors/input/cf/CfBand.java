package eo.caravan.processors.input.cf;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.source.array.ArrayVariable;
import java.util.Arrays;

/**
 * What stored values of a variable mean: which are no data, and how the others become physical values. Both is applied, as programs
 * that read NetCDF do.
 *
 * @param missing stored values that mean no data; NaN always does
 * @param least the smallest stored value that counts
 * @param most the largest one
 */
record CfBand(ArrayVariable variable, double[] missing, double least, double most, double scale, double offset) {
    static CfBand of(ArrayVariable stored) {
        boolean unsigned = stored.text("_Unsigned").equalsIgnoreCase("true");
        ArrayVariable variable = unsigned ? stored.asUnsigned() : stored;
        double wrap = unsigned ? Math.scalb(1.0, 8 * variable.type().bytes()) : 0;
        double[] missing = Arrays.stream(new String[] {"_FillValue", "missing_value"})
                .flatMapToDouble(name -> stored.attributes().get(name) instanceof double[] values
                        ? Arrays.stream(values)
                        : Arrays.stream(new double[0]))
                .map(value -> value < 0 ? value + wrap : value)
                .distinct()
                .toArray();
        double least = stored.number("valid_min", Double.NEGATIVE_INFINITY);
        double most = stored.number("valid_max", Double.POSITIVE_INFINITY);
        if (stored.attributes().get("valid_range") instanceof double[] range && range.length == 2) {
            least = range[0];
            most = range[1];
        }
        if (unsigned && most < least) {
            most += wrap;
        }
        return new CfBand(
                variable,
                missing,
                Double.isNaN(least) ? Double.NEGATIVE_INFINITY : least,
                Double.isNaN(most) ? Double.POSITIVE_INFINITY : most,
                stored.number("scale_factor", 1),
                stored.number("add_offset", 0));
    }

    boolean packed() {
        return scale != 1 || offset != 0;
    }

    /** The encoding of the cells: that of the file, of computed values where they are unpacked. */
    Encoding encoding() {
        CellType type = variable.type().cells();
        if (packed() || type == CellType.FLOAT64 && variable.type().bytes() == 8 && missing.length == 0) {
            return packed() ? new Encoding(type, Double.NaN).computed() : Encoding.FLOAT64;
        }
        double nodata = missing.length == 0 ? Double.NaN : missing[0];
        boolean fits =
                type.floating() || nodata == Math.rint(nodata) && nodata >= type.lowest() && nodata <= type.highest();
        return new Encoding(type, fits ? nodata : Double.NaN);
    }

    Band band(String name) {
        return new Band(name, null, null, encoding(), 1, 0);
    }

    /** Turns stored values into cells in place. */
    void unpack(double[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            double value = values[i];
            boolean valid = value >= least && value <= most;
            for (double none : missing) {
                valid &= value != none;
            }
            values[i] = valid ? value * scale + offset : Double.NaN;
        }
    }
}
