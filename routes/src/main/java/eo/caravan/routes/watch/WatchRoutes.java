package eo.caravan.routes.watch;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Waits for files, for each folder. Files stay where they are; one counts as new when its name, size or time is, and is taken once it has not
 * grown for a second. When all files of a look into the folder have been seen the collection is brought up to them, in one go.
 */
public final class WatchRoutes extends RouteBuilder {
    private final List<WatchedFolder> folders;

    public WatchRoutes(List<WatchedFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public void configure() {
        for (WatchedFolder watched : folders) {
            from("file:" + watched.folder() + "?recursive=true&noop=true&delay=2000&initialDelay=1000"
                            + "&antInclude=**/*.tif,**/*.tiff,**/*.TIF,**/*.TIFF"
                            + "&idempotentKey=${file:name}-${file:size}-${file:modified}"
                            + "&readLock=changed&readLockMinAge=1000&readLockCheckInterval=250&readLockTimeout=5000"
                            + "&readLockLoggingLevel=DEBUG")
                    .routeId("watch-" + watched.collection())
                    .filter(exchangeProperty(Exchange.BATCH_COMPLETE))
                    .bean(watched, "ingest()");
        }
    }
}
