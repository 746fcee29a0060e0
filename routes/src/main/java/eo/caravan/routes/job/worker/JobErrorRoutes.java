package eo.caravan.routes.job.worker;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** What happens when the route that works on a job fails: the job ends as failed, and says why. */
public final class JobErrorRoutes extends RouteConfigurationBuilder {
    /** The configuration that the route working on a job names. */
    static final String JOBS = "jobs";

    private final FailJob failJob;

    public JobErrorRoutes(FailJob failJob) {
        this.failJob = failJob;
    }

    @Override
    public void configuration() {
        routeConfiguration(JOBS)
                .onException(Throwable.class)
                .handled(true)
                .logExhausted(false)
                .bean(failJob, "fail(${exchangeProperty.job}, ${exception})");
    }
}
