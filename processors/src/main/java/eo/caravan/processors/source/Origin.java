package eo.caravan.processors.source;

/**
 * What a cube is loaded from, for messages.
 *
 * @param process that loads it
 * @param name what it is, as it stands after "the"
 * @param hint a sentence that says where its extents are told; may be empty
 */
record Origin(String process, String name, String hint) {
    /** A collection of this server. */
    static Origin collection(String id) {
        return new Origin("load_collection", "collection " + id, "GET /collections/" + id + " tells its extents.");
    }

    /** Something that a user named by its URL. */
    static Origin stac(String url) {
        return new Origin("load_stac", "STAC source " + url, "");
    }
}
