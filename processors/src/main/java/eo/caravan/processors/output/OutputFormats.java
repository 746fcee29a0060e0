package eo.caravan.processors.output;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All formats that results can be written in. */
public final class OutputFormats {
    private final List<OutputFormat> formats;

    public OutputFormats() {
        formats = ServiceLoader.load(OutputFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(OutputFormat::name))
                .toList();
    }

    /** The formats by name. */
    public List<OutputFormat> all() {
        return formats;
    }

    /**
     * The format of a name, in whatever case.
     *
     * @throws OpenEoException FileTypeInvalid, naming those that there are
     */
    public OutputFormat find(String name) {
        return formats.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new OpenEoException(
                        ApiErrorCode.FILE_TYPE_INVALID,
                        Map.of(
                                "type",
                                name,
                                "types",
                                formats.stream().map(OutputFormat::name).collect(Collectors.joining(", ")))));
    }
}
