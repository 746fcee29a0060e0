package eo.caravan.routes.collection;

import eo.caravan.processors.source.RemoteCatalog;
import org.apache.camel.builder.RouteBuilder;

/** Asks other servers now and then how their collections are described. */
public final class RemoteCollectionRoutes extends RouteBuilder {
    private final RemoteCatalog catalog;

    public RemoteCollectionRoutes(RemoteCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void configure() {
        from("timer:refresh-remote-collections?period=30000&delay=0")
                .routeId("refresh-remote-collections")
                .bean(catalog, "refresh()");
    }
}
