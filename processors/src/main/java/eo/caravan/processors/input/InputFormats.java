package eo.caravan.processors.input;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All formats that data can be read from. */
public final class InputFormats {
    private final List<InputFormat> formats;

    public InputFormats() {
        formats = ServiceLoader.load(InputFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(InputFormat::name))
                .toList();
    }

    /** The formats by name. */
    public List<InputFormat> all() {
        return formats;
    }

    /**
     * The format of a name, in whatever case.
     *
     * @throws OpenEoException FileTypeInvalid, naming those that there are
     */
    public InputFormat find(String name) {
        return formats.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new OpenEoException(
                        ApiErrorCode.FILE_TYPE_INVALID,
                        Map.of(
                                "type",
                                name,
                                "types",
                                formats.stream().map(InputFormat::name).collect(Collectors.joining(", ")))));
    }
}
