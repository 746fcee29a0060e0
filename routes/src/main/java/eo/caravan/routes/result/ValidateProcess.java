package eo.caravan.routes.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.contract.ReadRequest;
import eo.caravan.routes.graph.PlanProcessGraph;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with a process before any pixel is read. */
public final class ValidateProcess {
    private static final Set<ApiErrorCode> FOUND_WHILE_READING =
            Set.of(ApiErrorCode.PROCESS_GRAPH_MISSING, ApiErrorCode.PROCESS_GRAPH_INVALID);

    private final ReadRequest readRequest;
    private final PlanProcessGraph planProcessGraph;
    private final ObjectMapper json = new ObjectMapper();

    public ValidateProcess(ReadRequest readRequest, PlanProcessGraph planProcessGraph) {
        this.readRequest = readRequest;
        this.planProcessGraph = planProcessGraph;
    }

    /**
     * The document that lists all errors; an empty list where there is none.
     *
     * @param user who asks, {@code null} where that is not known
     * @throws OpenEoException RequestInvalid where the body is no process at all
     */
    public JsonNode validate(String user, byte[] body) {
        return json.valueToTree(Map.of(
                "errors",
                errors(user, body).stream().map(ValidateProcess::entry).toList()));
    }

    private List<OpenEoException> errors(String user, byte[] body) {
        try {
            return planProcessGraph.validate(user, readRequest.read("validate-custom-process", body));
        } catch (OpenEoException e) {
            if (e.code() instanceof ApiErrorCode code && FOUND_WHILE_READING.contains(code)) {
                return List.of(e);
            }
            throw e;
        }
    }

    private static Map<String, String> entry(OpenEoException error) {
        return Map.of("code", error.code().code(), "message", error.locatedMessage());
    }
}
