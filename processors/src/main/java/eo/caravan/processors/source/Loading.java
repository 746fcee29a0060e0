package eo.caravan.processors.source;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * In whose name something is loaded.
 *
 * @param executor fetches several documents at once; empty to fetch one after the other
 * @param control stops the fetching of documents
 * @param checking whether a graph is only being checked, so that it has to take seconds
 * @param warnings takes what was left out, for the user
 */
public record Loading(
        Optional<ChunkExecutor> executor, RunControl control, boolean checking, Consumer<String> warnings) {
    /** Nobody in particular. */
    public static final Loading QUIET = new Loading(Optional.empty(), RunControl.UNWATCHED, false, warning -> {});
}
