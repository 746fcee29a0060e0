package eo.caravan.api.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several failures that were found side by side, in the order in which they were found, each once. So many are kept as anybody
 * reads; of the rest only the number is told. Not safe for several threads at once.
 */
public final class Problems {
    private static final int MOST = 1_000;

    private final Map<String, OpenEoException> found = new LinkedHashMap<>();
    private int beyond;

    /** Adds a failure, and whatever was found beside it. */
    public void add(OpenEoException problem) {
        for (OpenEoException each : problem.all()) {
            String key = each.code().code() + ' ' + each.locatedMessage();
            if (found.size() < MOST) {
                found.putIfAbsent(key, each);
            } else if (!found.containsKey(key)) {
                beyond++;
            }
        }
    }

    /** Whether so many are kept that a further one is only counted; making it would be for nothing. */
    public boolean full() {
        return found.size() >= MOST;
    }

    /** Counts a failure that is not kept. */
    public void passOver() {
        beyond++;
    }

    /** What {@code work} returns; empty where it fails, which is added, or returns null. */
    public <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.ofNullable(work.get());
        } catch (OpenEoException problem) {
            add(problem);
            return Optional.empty();
        }
    }

    /** How many were found, counting those that are not kept. */
    public int count() {
        return found.size() + beyond;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All that are kept; a last one tells how many are not. */
    public List<OpenEoException> all() {
        List<OpenEoException> all = new ArrayList<>(found.values());
        if (beyond > 0) {
            all.add(new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "There are " + beyond + " further errors, which are not listed. Mend the ones above first."));
        }
        return all;
    }

    /**
     * Does nothing where nothing was found.
     *
     * @throws OpenEoException the first of the problems, which knows the others
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw OpenEoException.of(all());
        }
    }
}
