package eo.caravan.routes.door;

import eo.caravan.api.job.JobStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.util.PropertiesHelper;

/**
 * What the URI of an endpoint says; texts that it does not say are {@code null}.
 *
 * @param user whose work is done
 * @param process the name of a stored process
 * @param parameters of that process
 * @param title of a job
 * @param key jobs of one user with the same key are one job
 * @param path where an uploaded file goes
 * @param types of events that are wanted
 * @param subscription whose events these are
 */
record DoorOptions(
        String user,
        String process,
        Map<String, Object> parameters,
        String title,
        String key,
        String path,
        Set<JobStatus> types,
        String subscription) {
    private static final Set<JobStatus> ENDS = EnumSet.of(JobStatus.FINISHED, JobStatus.ERROR, JobStatus.CANCELED);

    /** Takes what it knows out of the parameters of a URI; the framework refuses the rest. */
    static DoorOptions take(Map<String, Object> parameters) {
        Map<String, Object> ofProcess = new TreeMap<>(PropertiesHelper.extractProperties(parameters, "parameter."));
        return new DoorOptions(
                text(parameters, "user"),
                text(parameters, "process"),
                ofProcess,
                text(parameters, "title"),
                text(parameters, "key"),
                text(parameters, "path"),
                types(text(parameters, "types")),
                text(parameters, "subscription"));
    }

    private static String text(Map<String, Object> parameters, String name) {
        Object value = parameters.remove(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static Set<JobStatus> types(String text) {
        if (text == null) {
            return ENDS;
        }
        Set<JobStatus> types = EnumSet.noneOf(JobStatus.class);
        for (String name : text.split(",", -1)) {
            types.add(ENDS.stream()
                    .filter(status -> status.text().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no type of event. There are "
                            + Arrays.toString(ENDS.stream().map(JobStatus::text).toArray()) + ".")));
        }
        return types;
    }
}
