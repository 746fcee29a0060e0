package eo.caravan.routes.graph;

import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.plan.ServedProcess;
import org.apache.camel.builder.RouteBuilder;

/**
 * Walks a planned process graph node by node, each through the route of its process, so that a step can be timed, logged,
 * intercepted or replaced by configuration. What fails, fails in the route that asked.
 */
public final class GraphRoutes extends RouteBuilder {
    private final ProcessRegistry registry;
    private final RunStep runStep;

    public GraphRoutes(ProcessRegistry registry, RunStep runStep) {
        this.registry = registry;
        this.runStep = runStep;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:run-process-graph")
                .routeId("run-process-graph")
                .loopDoWhile(simple("${body.hasNext()}"))
                .setBody(simple("${body.next()}"))
                .toD("direct:process-${body.processId()}")
                .setBody(simple("${body.walk()}"))
                .end();

        routeTemplate("process")
                .templateParameter("process")
                .from("direct:process-{{process}}")
                .bean(runStep);

        for (ServedProcess served : registry.all()) {
            templatedRoute("process")
                    .routeId("process-" + served.spec().id())
                    .parameter("process", served.spec().id());
        }
    }
}
