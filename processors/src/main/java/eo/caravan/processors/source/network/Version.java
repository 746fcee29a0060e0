package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.SourceChangedException;
import java.util.Map;
import java.util.Optional;

/**
 * Which state of a remote file is read: all its bytes must be of the same.
 *
 * @param tag its entity tag, or ""
 * @param modified when it was changed, as the server writes it, or ""
 * @param other tells apart what has neither tag nor date; null otherwise
 */
record Version(Location location, long size, String tag, String modified, Object other) {
    static Version of(Location location, long size, Answer answer) {
        String tag = answer.header("etag").orElse("");
        String modified = answer.header("last-modified").orElse("");
        return new Version(location, size, tag, modified, tag.isEmpty() && modified.isEmpty() ? new Object() : null);
    }

    /** What a request says so that a server refuses when it has another state. */
    Map<String, String> condition() {
        if (tag.startsWith("\"")) {
            return Map.of("If-Match", tag);
        }
        return modified.isEmpty() ? Map.of() : Map.of("If-Unmodified-Since", modified);
    }

    /** Refuses an answer of another state, also of a server that does not heed conditions. */
    void require(Answer answer) throws SourceChangedException {
        Optional<String> date = answer.header("last-modified");
        boolean other = answer.header("etag")
                        .map(found -> !tag.isEmpty() && !found.equals(tag))
                        .orElse(false)
                || tag.isEmpty()
                        && date.isPresent()
                        && !modified.isEmpty()
                        && !date.get().equals(modified);
        if (other) {
            throw changed();
        }
    }

    static SourceChangedException changed() {
        return new SourceChangedException("it was changed on its server while it was read; try again");
    }
}
