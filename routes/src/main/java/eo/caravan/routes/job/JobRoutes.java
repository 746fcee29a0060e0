package eo.caravan.routes.job;

import eo.caravan.routes.contract.ReadRequest;
import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What an owner does with batch jobs, apart from their results. */
public final class JobRoutes extends RouteBuilder {
    private final ReadRequest readRequest;
    private final CreateJob createJob;
    private final ListJobs listJobs;
    private final DescribeJob describeJob;
    private final UpdateJob updateJob;
    private final DeleteJob deleteJob;
    private final ReadJobLog readJobLog;

    public JobRoutes(
            ReadRequest readRequest,
            CreateJob createJob,
            ListJobs listJobs,
            DescribeJob describeJob,
            UpdateJob updateJob,
            DeleteJob deleteJob,
            ReadJobLog readJobLog) {
        this.readRequest = readRequest;
        this.createJob = createJob;
        this.listJobs = listJobs;
        this.describeJob = describeJob;
        this.updateJob = updateJob;
        this.deleteJob = deleteJob;
        this.readJobLog = readJobLog;
    }

    @Override
    public void configure() {
        from("direct:list-jobs")
                .routeId("list-jobs")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(
                        listJobs,
                        "list(${exchangeProperty.user.name}, ${header.limit}, ${header.after}, ${header.X-Api-Url})")
                .marshal("json");

        from("direct:create-job")
                .routeId("create-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(readRequest, "read('create-job', ${bodyAs(byte[])})")
                .bean(createJob, "create(${exchangeProperty.user.name}, ${body})")
                .setHeader("OpenEO-Identifier", simple("${body}"))
                .setHeader("Location", simple("${header.X-Api-Url}/jobs/${body}"))
                .to("direct:answer-created");

        from("direct:answer-created")
                .routeId("answer-created")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201))
                .setBody(constant(""));

        from("direct:describe-job")
                .routeId("describe-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(describeJob, "describe(${exchangeProperty.user.name}, ${header.job_id}, ${header.X-Api-Url})")
                .marshal("json");

        from("direct:update-job")
                .routeId("update-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(readRequest, "read('update-job', ${bodyAs(byte[])})")
                .bean(updateJob, "update(${exchangeProperty.user.name}, ${header.job_id}, ${body})")
                .to("direct:answer-nothing");

        from("direct:delete-job")
                .routeId("delete-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(deleteJob, "delete(${exchangeProperty.user.name}, ${header.job_id})")
                .to("direct:answer-nothing");

        from("direct:answer-nothing")
                .routeId("answer-nothing")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(204))
                .setBody(constant(""));

        from("direct:debug-job")
                .routeId("debug-job")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(
                        readJobLog,
                        "read(${exchangeProperty.user.name}, ${header.job_id}, ${header.offset}, ${header.level},"
                                + " ${header.limit}, ${header.X-Api-Url})")
                .marshal("json");
    }
}
