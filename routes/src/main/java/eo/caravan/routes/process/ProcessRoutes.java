package eo.caravan.routes.process;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Tells which processes there are. */
public final class ProcessRoutes extends RouteBuilder {
    private final ListProcesses listProcesses;

    public ProcessRoutes(ListProcesses listProcesses) {
        this.listProcesses = listProcesses;
    }

    @Override
    public void configure() {
        from("direct:list-processes")
                .routeId("list-processes")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(listProcesses, "list(${header.limit}, ${header.after}, ${header.X-Api-Url})")
                .marshal("json");
    }
}
