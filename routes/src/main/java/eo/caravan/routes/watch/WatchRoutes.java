package eo.caravan.routes.watch;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Waits for files, for each folder. Files stay where they are; one counts as new when its name, size or time is, and is taken once it is
 * settled. When all files of a look into the folder have been seen the collection is brought up to them, in one go.
 */
public final class WatchRoutes extends RouteBuilder {
    /** So many files of a folder are remembered; of more, some are looked at again and again. */
    private static final int MOST_FILES = 1_000_000;

    private final List<WatchedFolder> folders;
    private final SettledFiles settled;

    public WatchRoutes(List<WatchedFolder> folders, SettledFiles settled) {
        this.folders = List.copyOf(folders);
        this.settled = settled;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("settled-files", settled);
        for (WatchedFolder watched : folders) {
            getContext()
                    .getRegistry()
                    .bind(
                            "seen-" + watched.collection(),
                            MemoryIdempotentRepository.memoryIdempotentRepository(MOST_FILES));
            from("file:" + watched.folder() + "?recursive=true&noop=true&delay=2000&initialDelay=1000"
                            + "&antInclude=**/*.tif,**/*.tiff,**/*.nc,**/*.nc4,**/*.cdf&antFilterCaseSensitive=false"
                            + "&filter=#settled-files"
                            + "&idempotentKey=${file:name}-${file:size}-${file:modified}"
                            + "&idempotentRepository=#seen-" + watched.collection())
                    .routeId("watch-" + watched.collection())
                    .filter(exchangeProperty(Exchange.BATCH_COMPLETE))
                    .bean(watched, "ingest()");
        }
    }
}
