package eo.caravan.processors.process.save;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.StacStep;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.List;
import java.util.Map;

/**
 * Notes what is to be different in the STAC collection of a result. What a document is (its type, its version, its links) is not the user's
 * to change.
 *
 * <p>Errors: ProcessParameterInvalid.
 */
@OpenEoProcess("stac_modify")
@AutoService(Process.class)
public final class StacModify implements CubeProcess<StacModify.Arguments> {
    private static final List<String> OURS = List.of("type", "stac_version", "links", "assets");

    /** The parameters. */
    public record Arguments(ResultDescription data, Map<String, Object> changes) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        check(arguments.changes);
        return arguments.data.then(new StacStep.Change(arguments.changes));
    }

    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.changes != null) {
            problems.attempt(() -> {
                check(known.changes);
                return known.changes;
            });
        }
    }

    private static void check(Map<String, Object> changes) {
        for (String member : OURS) {
            if (changes.containsKey(member)) {
                throw OpenEoException.invalid(
                        "stac_modify", "changes", "'" + member + "' is made by the server and cannot be changed.");
            }
        }
        if (changes.containsKey("id") && !(changes.get("id") instanceof String id && id.matches("[\\w.~-]{1,200}"))) {
            throw OpenEoException.invalid(
                    "stac_modify", "changes", "'id' must be a text of letters, digits and the characters _ - . ~.");
        }
    }
}
