package eo.caravan.processors.process.load;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.access.Location;
import java.util.Map;
import java.util.Optional;

/**
 * A file behind a URL as a lazy cube. Only what describes the file is read at once.
 *
 * <p>Errors: FileTypeInvalid, FormatUnsuitable, ProcessParameterInvalid for other schemes than http and https, and for options.
 */
@OpenEoProcess("load_url")
@AutoService(Process.class)
public final class LoadUrl implements CubeProcess<LoadUrl.Arguments> {
    private static final String PROCESS = "load_url";

    /**
     * The parameters.
     *
     * @param options of the format; {@code null} for none
     */
    public record Arguments(String url, String format, Map<String, Object> options) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Problems problems = new Problems();
        FileReading reading = FileReading.of(arguments.format, arguments.options, context, problems);
        Optional<Location> location = problems.attempt(() -> location(arguments.url));
        problems.throwIfAny();
        return reading.open(location.orElseThrow(), location.orElseThrow().toString(), "url");
    }

    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.format != null) {
            FileReading.of(known.format, known.options, context, problems);
        }
        if (known.url != null) {
            problems.attempt(() -> location(known.url));
        }
    }

    private static Location location(String url) {
        try {
            Location location = Location.of(url);
            if (location.remote()) {
                return location;
            }
        } catch (IllegalArgumentException wrong) {
            throw OpenEoException.invalid(PROCESS, "url", wrong.getMessage() + ". Give an http or https URL.");
        }
        throw OpenEoException.invalid(PROCESS, "url", "'" + url + "' is no http or https URL.");
    }
}
