package eo.caravan.routes.job.result;

import eo.caravan.routes.error.ErrorRoutes;
import eo.caravan.routes.job.QueueJob;
import eo.caravan.routes.job.StopJob;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Starting and stopping batch jobs, and what came of them. */
public final class JobResultRoutes extends RouteBuilder {
    private final QueueJob queueJob;
    private final StopJob stopJob;
    private final DescribeResults describeResults;

    public JobResultRoutes(QueueJob queueJob, StopJob stopJob, DescribeResults describeResults) {
        this.queueJob = queueJob;
        this.stopJob = stopJob;
        this.describeResults = describeResults;
    }

    @Override
    public void configure() {
        from("direct:start-job")
                .routeId("start-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(queueJob, "queue(${exchangeProperty.user.name}, ${header.job_id})")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(202))
                .setBody(constant(""));

        from("direct:stop-job")
                .routeId("stop-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(stopJob, "stop(${exchangeProperty.user.name}, ${header.job_id})")
                .to("direct:answer-nothing");

        from("direct:list-results")
                .routeId("list-results")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(
                        describeResults,
                        "describe(${exchangeProperty.user.name}, ${header.job_id}, ${header.partial},"
                                + " ${header.X-Api-Url})")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, simple("${body.status}"))
                .setHeader("OpenEO-Costs", constant(0))
                .setBody(simple("${body.document}"))
                .marshal("json");
    }
}
