package eo.caravan.processors.process.load;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.access.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lazy cube of t, bands, y, x over the items that a URL of STAC leads to, limited to what is asked for. Values are as stored:
 * scale and offset are not applied. Cells whose centre lies outside of given polygons are no data. Items that cannot be read are
 * left out with a warning.
 *
 * <p>Errors: NoDataAvailable, TemporalExtentEmpty, ProcessParameterInvalid.
 */
@OpenEoProcess("load_stac")
@AutoService(Process.class)
public final class LoadStac implements CubeProcess<LoadStac.Arguments> {
    private static final String PROCESS = "load_stac";
    /** How results of jobs are addressed on every openEO server. */
    private static final Pattern RESULTS = Pattern.compile("[^?#]*/jobs/([^/?#]+)/results/?(?:[?#].*)?");

    /**
     * The parameters.
     *
     * @param spatialExtent a bounding box, or polygons as GeoJSON or vector cube; {@code null} for all
     * @param temporalExtent start and end; {@code null} for all
     * @param bands names or common names; {@code null} for all
     * @param properties conditions on {@code value} by the name of a property of the items
     */
    public record Arguments(
            String url,
            Object spatialExtent,
            List<Object> temporalExtent,
            List<Object> bands,
            Map<String, Object> properties) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Problems problems = new Problems();
        LoadFilters filters = new LoadFilters(
                PROCESS,
                arguments.spatialExtent,
                arguments.temporalExtent,
                arguments.bands,
                arguments.properties,
                problems);
        Optional<Location> url = problems.attempt(() -> location(arguments.url, context));
        problems.throwIfAny();
        LoadRequest request = filters.request(arguments.url, context);
        Cube cube = context.data().stac().open(url.orElseThrow(), request);
        return filters.masked(cube);
    }

    /** Looks at what is known of the arguments, each on its own; nothing is fetched for a step that cannot run. */
    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        new LoadFilters(PROCESS, known.spatialExtent, known.temporalExtent, known.bands, known.properties, problems);
        if (known.url != null) {
            problems.attempt(() -> location(known.url, context));
        }
    }

    /** Results of the user's own jobs are at hand; everything else is reached by its URL. */
    private static Location location(String url, ProcessContext context) {
        Matcher results = RESULTS.matcher(url);
        Optional<Location> own = context.data().user().results(results.matches() ? results.group(1) : url);
        return own.orElseGet(() -> remote(url));
    }

    private static Location remote(String url) {
        if (!url.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            throw OpenEoException.invalid(PROCESS, "url", "Give a URL that begins with http:// or https://.");
        }
        try {
            return Location.of(url);
        } catch (IllegalArgumentException notUsable) {
            throw OpenEoException.invalid(PROCESS, "url", "'" + url + "' is no URL: " + notUsable.getMessage() + ".");
        }
    }
}
