package eo.caravan.routes.watch;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.ingest.Ingest;
import eo.caravan.processors.ingest.IngestReport;
import eo.caravan.processors.ingest.IngestRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a collection up to the files of its folder. Those that were there before are not opened again. */
public final class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    private final String collection;
    private final Path folder;
    private final Path collections;
    private final ChunkExecutor executor;

    /**
     * A folder and what becomes of it.
     *
     * @param collection the id of the collection
     * @param collections where collections lie
     */
    public WatchedFolder(String collection, Path folder, Path collections, ChunkExecutor executor) {
        this.collection = collection;
        this.folder = folder;
        this.collections = collections;
        this.executor = executor;
    }

    String collection() {
        return collection;
    }

    Path folder() {
        return folder;
    }

    /** Takes in what is new, has changed or is gone. */
    public synchronized void ingest() throws IOException {
        Path target = collections.resolve(collection);
        IngestReport report =
                new Ingest(executor).run(IngestRequest.of(folder, target, collection), RunControl.UNWATCHED);
        LOG.info(
                "collection {}: {} new, {} changed, {} gone, {} items",
                collection,
                report.added(),
                report.updated(),
                report.removed(),
                report.items());
        report.failures().forEach(failure -> LOG.warn("left out of {}: {}", collection, failure));
    }
}
