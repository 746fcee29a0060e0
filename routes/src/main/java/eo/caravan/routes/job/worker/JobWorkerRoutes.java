package eo.caravan.routes.job.worker;

import org.apache.camel.builder.RouteBuilder;

/**
 * Takes jobs from the queue and computes them. A message says that there is work; which job is done next is decided when it
 * is claimed. The message is acknowledged when the job has ended, so a killed process gives it back.
 */
public final class JobWorkerRoutes extends RouteBuilder {
    private final String queue;
    private final ClaimJob claimJob;
    private final PlanJob planJob;
    private final CheckBudget checkBudget;
    private final StoreResult storeResult;
    private final FinishJob finishJob;

    /** @param queue the endpoint to consume, with as many consumers as jobs may run at the same time */
    public JobWorkerRoutes(
            String queue,
            ClaimJob claimJob,
            PlanJob planJob,
            CheckBudget checkBudget,
            StoreResult storeResult,
            FinishJob finishJob) {
        this.queue = queue;
        this.claimJob = claimJob;
        this.planJob = planJob;
        this.checkBudget = checkBudget;
        this.storeResult = storeResult;
        this.finishJob = finishJob;
    }

    @Override
    public void configure() {
        from(queue)
                .routeId("take-job")
                .errorHandler(noErrorHandler())
                .bean(claimJob, "claim()")
                .filter(body().isNotNull())
                .setProperty("job", body())
                .to("direct:run-job");

        from("direct:run-job")
                .routeId("run-job")
                .routeConfigurationId(JobErrorRoutes.JOBS)
                .bean(planJob, "plan(${exchangeProperty.job})")
                .to("direct:run-process-graph")
                .bean(checkBudget, "check(${exchangeProperty.job}, ${body})")
                .setProperty("output", body())
                .bean(storeResult, "store(${exchangeProperty.job}, ${exchangeProperty.output})")
                .bean(finishJob, "finish(${exchangeProperty.job}, ${exchangeProperty.output}, ${body})");
    }
}
