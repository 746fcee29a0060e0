package eo.caravan.routes.capabilities;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Answers what the back-end is and can do. */
public final class CapabilitiesRoutes extends RouteBuilder {
    private final DescribeCapabilities describeCapabilities;
    private final ListVersions listVersions;
    private final Conformance conformance;
    private final ListFileFormats listFileFormats;

    public CapabilitiesRoutes(
            DescribeCapabilities describeCapabilities,
            ListVersions listVersions,
            Conformance conformance,
            ListFileFormats listFileFormats) {
        this.describeCapabilities = describeCapabilities;
        this.listVersions = listVersions;
        this.conformance = conformance;
        this.listFileFormats = listFileFormats;
    }

    @Override
    public void configure() {
        from("direct:capabilities")
                .routeId("capabilities")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(describeCapabilities, "describe(${header.X-Api-Url})")
                .marshal("json");

        from("direct:connect")
                .routeId("connect")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(listVersions, "list(${header.X-Api-Url})")
                .marshal("json");

        from("direct:conformance")
                .routeId("conformance")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(conformance, "document()")
                .marshal("json");

        from("direct:list-file-types")
                .routeId("list-file-types")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(listFileFormats, "list()")
                .marshal("json");
    }
}
