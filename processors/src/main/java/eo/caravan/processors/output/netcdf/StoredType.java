package eo.caravan.processors.output.netcdf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import java.util.Arrays;
import java.util.List;

/** The option {@code data_type}: how cells are stored where the user does not want them as the data is. */
public final class StoredType {
    /** What the option is called. */
    public static final String OPTION = "data_type";

    private static final List<String> TYPES =
            Arrays.stream(CellType.values()).map(CellType::json).toList();

    private StoredType() {}

    /** Tells of the option. */
    public static void describe(FormatText text) {
        ArrayNode types = text.option(
                        OPTION,
                        "string",
                        "Type of the stored values, by default that of the data. Values are rounded to the nearest integer (halves"
                                + " to the even one) and limited to the range of an integer type; no data becomes the no-data"
                                + " value of the data where the type has it, otherwise its lowest (unsigned: largest) value.")
                .putArray("enum");
        TYPES.forEach(types::add);
    }

    /**
     * The encoding that is asked for.
     *
     * @param own that of the data
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid where there is no such type
     */
    public static Encoding of(Options options, Encoding own) {
        String name = options.choice(OPTION, null, TYPES);
        if (name == null) {
            return own.withNodata();
        }
        CellType type = CellType.parse(name);
        if (type.floating()) {
            return new Encoding(type, Double.NaN);
        }
        double nodata = own.nodata();
        boolean fits = nodata == Math.rint(nodata) && nodata >= type.lowest() && nodata <= type.highest();
        double spare = type.lowest() < 0 ? type.lowest() : type.highest();
        return new Encoding(type, fits ? nodata : spare);
    }
}
