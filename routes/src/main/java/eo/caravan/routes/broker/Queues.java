package eo.caravan.routes.broker;

/** The names of the queues. Messages carry ids, never data: the database row is the truth. */
public final class Queues {
    /** Ids of jobs that wait for a worker. */
    public static final String JOBS = "caravan.jobs";

    /** Ids of runs that are to be billed. */
    public static final String BILLING = "caravan.billing";

    /** Messages that nobody could handle, for an operator to look at. */
    public static final String DEAD_LETTERS = "caravan.dead-letters";

    private Queues() {}
}
