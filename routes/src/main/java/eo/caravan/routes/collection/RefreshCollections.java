package eo.caravan.routes.collection;

import eo.caravan.processors.source.FolderCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what has changed in the folders of collections. */
public final class RefreshCollections {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshCollections.class);

    private final FolderCatalog collections;

    public RefreshCollections(FolderCatalog collections) {
        this.collections = collections;
    }

    public void refresh() {
        if (collections.refresh()) {
            LOG.info("The folders of collections have changed and were read again");
        }
    }
}
