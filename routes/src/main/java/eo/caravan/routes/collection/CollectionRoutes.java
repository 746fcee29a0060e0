package eo.caravan.routes.collection;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Tells which collections there are and what is in them, and looks for changes. */
public final class CollectionRoutes extends RouteBuilder {
    private final ListCollections listCollections;
    private final DescribeCollection describeCollection;
    private final DescribeQueryables describeQueryables;
    private final RefreshCollections refreshCollections;

    public CollectionRoutes(
            ListCollections listCollections,
            DescribeCollection describeCollection,
            DescribeQueryables describeQueryables,
            RefreshCollections refreshCollections) {
        this.listCollections = listCollections;
        this.describeCollection = describeCollection;
        this.describeQueryables = describeQueryables;
        this.refreshCollections = refreshCollections;
    }

    @Override
    public void configure() {
        from("direct:list-collections")
                .routeId("list-collections")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(listCollections, "list(${header.limit}, ${header.after}, ${header.X-Api-Url})")
                .marshal("json");

        from("direct:describe-collection")
                .routeId("describe-collection")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(describeCollection, "describe(${header.collection_id}, ${header.X-Api-Url})")
                .marshal("json");

        from("direct:list-collection-queryables")
                .routeId("list-collection-queryables")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(describeQueryables, "describe(${header.collection_id}, ${header.X-Api-Url})")
                .marshal("json")
                .setHeader(Exchange.CONTENT_TYPE, constant("application/schema+json"));

        from("timer:refresh-collections?period=2000&delay=2000")
                .routeId("refresh-collections")
                .bean(refreshCollections, "refresh()");
    }
}
