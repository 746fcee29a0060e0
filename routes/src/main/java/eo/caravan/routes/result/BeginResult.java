package eo.caravan.routes.result;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.contract.ReadRequest;
import eo.caravan.routes.graph.GraphRun;
import eo.caravan.routes.graph.NodeLog;
import eo.caravan.routes.graph.PlanProcessGraph;

/** Reads a synchronous request and plans its graph. */
public final class BeginResult {
    private final ReadRequest readRequest;
    private final PlanProcessGraph planProcessGraph;
    private final WaitingClients clients;

    public BeginResult(ReadRequest readRequest, PlanProcessGraph planProcessGraph, WaitingClients clients) {
        this.readRequest = readRequest;
        this.planProcessGraph = planProcessGraph;
        this.clients = clients;
    }

    /**
     * The walk for a request.
     *
     * @param user who asks
     * @throws OpenEoException where the body or the process in it is wrong
     */
    public GraphRun begin(String user, String requestId, byte[] body) {
        JsonNode request = readRequest.read("compute-result", body);
        return planProcessGraph.plan(user, request.path("process"), clients.of(requestId), NodeLog.SILENT);
    }
}
