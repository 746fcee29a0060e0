package eo.caravan.processors.output;

import java.util.Map;

/** What is done with the STAC description of a result. */
public sealed interface StacStep {
    /**
     * Members of the collection become others.
     *
     * @param changes a JSON Merge Patch; JSON values only
     */
    record Change(Map<String, Object> changes) implements StacStep {}

    /**
     * Files and documents are copied.
     *
     * @param workspace where to
     * @param merge the path of a collection in the workspace that takes the items up; {@code null} for a folder of its own
     */
    record Export(String workspace, String merge) implements StacStep {}
}
