package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.log.LogLevel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Reads what a user says about a job. The body fits the contract already; here it gets its meaning. */
final class JobRequest {
    private static final Set<String> KNOWN = Set.of("title", "description", "process", "plan", "budget", "log_level");
    private static final Set<String> OURS = Set.of(
            "id",
            "status",
            "progress",
            "created",
            "updated",
            "queued",
            "started",
            "unpublished",
            "costs",
            "usage",
            "links");

    private final JsonNode body;
    private final BillingPlans plans;

    JobRequest(JsonNode body, BillingPlans plans) {
        this.body = body;
        this.plans = plans;
    }

    boolean isEmpty() {
        return body.isEmpty();
    }

    boolean has(String property) {
        return body.has(property);
    }

    String text(String property) {
        return body.path(property).asText(null);
    }

    /** The process, which must at least have a graph of well-formed nodes. */
    JsonNode process() {
        JsonNode process = body.path("process");
        ProcessGraph.parse(process.path("process_graph"));
        return process;
    }

    /** The plan that is named, or the one that applies without a name. */
    String plan() {
        return plans.resolve(text("plan"));
    }

    /** The most that the job may cost; {@code null} for no limit. */
    BigDecimal budget() {
        JsonNode budget = body.path("budget");
        if (!budget.isNumber()) {
            return null;
        }
        if (budget.decimalValue().signum() < 0) {
            throw new OpenEoException(ApiErrorCode.BUDGET_INVALID, Map.of());
        }
        return budget.decimalValue();
    }

    LogLevel logLevel() {
        JsonNode level = body.path("log_level");
        return level.isTextual() ? LogLevel.of(level.asText()) : LogLevel.INFO;
    }

    /** What else the user sent along, which is kept as it is. */
    ObjectNode others() {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        body.properties().stream()
                .filter(entry -> !KNOWN.contains(entry.getKey()) && !OURS.contains(entry.getKey()))
                .forEach(entry -> others.set(entry.getKey(), entry.getValue()));
        return others;
    }

    /**
     * Refuses properties that only the server sets.
     *
     * @throws OpenEoException PropertyNotEditable
     */
    void checkEditable() {
        for (String property : OURS) {
            if (body.has(property)) {
                throw new OpenEoException(ApiErrorCode.PROPERTY_NOT_EDITABLE, Map.of("property", property));
            }
        }
    }
}
