package eo.caravan.routes.job.worker;

import org.apache.camel.builder.RouteBuilder;

/** What is done for jobs by the clock: signs of life, messages on their way, workers that were lost. */
public final class JobCareRoutes extends RouteBuilder {
    private final BeatHearts beatHearts;
    private final RelayOutbox relayOutbox;
    private final RecoverJobs recoverJobs;

    public JobCareRoutes(BeatHearts beatHearts, RelayOutbox relayOutbox, RecoverJobs recoverJobs) {
        this.beatHearts = beatHearts;
        this.relayOutbox = relayOutbox;
        this.recoverJobs = recoverJobs;
    }

    @Override
    public void configure() {
        from("timer:beat-hearts?period=500&delay=500").routeId("beat-hearts").bean(beatHearts, "beat()");

        from("timer:relay-outbox?period=100&delay=100").routeId("relay-outbox").bean(relayOutbox, "relay()");

        from("timer:recover-lost-jobs?period=5000&delay=5000")
                .routeId("recover-lost-jobs")
                .bean(recoverJobs, "recoverLost()");
    }
}
