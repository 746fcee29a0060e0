package eo.caravan.processors.ingest;

import java.util.List;

/**
 * What a run did.
 *
 * @param failures the files that are left out, each with the reason and how to mend it
 */
public record IngestReport(int files, int added, int updated, int unchanged, int removed, List<String> failures) {
    /** How many items the collection has now. */
    public int items() {
        return added + updated + unchanged;
    }

    /** Whether anything is different from before. */
    public boolean changed() {
        return added + updated + removed > 0;
    }
}
