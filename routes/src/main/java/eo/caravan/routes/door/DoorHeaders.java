package eo.caravan.routes.door;

/** Headers of the messages that pass a door. */
final class DoorHeaders {
    static final String JOB = "CaravanJobId";
    static final String STATUS = "CaravanJobStatus";
    static final String USER = "CaravanUser";
    static final String TIME = "CaravanEventTime";
    static final String COSTS = "CaravanCosts";
    static final String PARAMETER = "CaravanParameter.";

    private DoorHeaders() {}
}
