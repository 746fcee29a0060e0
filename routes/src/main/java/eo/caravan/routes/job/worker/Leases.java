package eo.caravan.routes.job.worker;

import java.time.Duration;

/** How long a worker keeps a job without a sign of life, and how often jobs are tried. */
public final class Leases {
    /** A worker that has not been heard of for so long counts as lost. */
    public static final Duration LENGTH = Duration.ofSeconds(30);

    /** How often a run is tried before its job is given up. */
    public static final int MAX_ATTEMPTS = 5;

    private Leases() {}
}
