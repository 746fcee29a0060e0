package eo.caravan.processors.input.vector;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that all files of features and tables have, and those of one format. */
public final class VectorOptions {
    private static final String PROPERTIES = "properties";
    private static final String CRS = "crs";

    private final InputOptions options;
    private final Crs crs;
    private final List<String> properties;

    /**
     * Takes the options.
     *
     * @param own the names of those that only this format has
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    public VectorOptions(Map<String, Object> given, String format, String... own) {
        String[] names = Arrays.copyOf(own, own.length + 2);
        names[own.length] = PROPERTIES;
        names[own.length + 1] = CRS;
        Map<String, Object> plain = new HashMap<>(given);
        plain.replaceAll((name, value) ->
                name.equalsIgnoreCase(CRS) && value instanceof Number code ? String.valueOf(code.longValue()) : value);
        options = new InputOptions(plain, format, names);
        properties = options.texts(PROPERTIES);
        String system = options.text(CRS);
        crs = system.isEmpty() ? null : CoordinateSystems.parse(system);
    }

    /** All options by name. */
    public InputOptions all() {
        return options;
    }

    /** The columns or properties that become cells; empty where nobody named any. */
    public List<String> properties() {
        return properties;
    }

    /** The reference system that was given. */
    public Optional<Crs> crs() {
        return Optional.ofNullable(crs);
    }

    /** Describes the options that all have. */
    public static void describe(FormatText text) {
        text.option(
                        PROPERTIES,
                        "array",
                        "The properties or columns that become cells, along the dimension `properties`. By default all that hold"
                                + " nothing but numbers. The others stay with the geometries.")
                .putObject("items")
                .put("type", "string");
        text.option(
                CRS,
                "string",
                "The reference system of the geometries, as an EPSG code (also as a number), WKT or PROJJSON, where the file does"
                        + " not tell; by default longitude and latitude on WGS 84.");
    }
}
