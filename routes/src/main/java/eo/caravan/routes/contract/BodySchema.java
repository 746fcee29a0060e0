package eo.caravan.routes.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.HttpErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The compiled schema of one request body. What stands inside a process graph is left to those who read graphs: they name the node,
 * find all errors at once, and take a tenth of the time. Compiled once; safe for many threads.
 */
final class BodySchema {
    private static final SchemaRegistry DIALECT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final int NAMED_PROBLEMS = 3;

    private final Schema schema;

    BodySchema(JsonNode schema) {
        this.schema = DIALECT.getSchema(withoutNodes(schema).toString(), InputFormat.JSON);
        this.schema.initializeValidators();
    }

    private static JsonNode withoutNodes(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        if (copy.path("$defs").path("process_graph") instanceof ObjectNode graph) {
            graph.remove("additionalProperties");
        }
        return copy;
    }

    /**
     * Accepts the body or says where and why not.
     *
     * @throws OpenEoException ProcessGraphMissing, ProcessGraphInvalid or RequestInvalid
     */
    void check(JsonNode body) {
        List<Error> problems = schema.validate(body);
        if (!problems.isEmpty()) {
            throw new OpenEoException(code(problems), explain(problems));
        }
    }

    private static ErrorCode code(List<Error> problems) {
        if (problems.stream().anyMatch(BodySchema::isMissingGraph)) {
            return ApiErrorCode.PROCESS_GRAPH_MISSING;
        }
        boolean inGraph = problems.stream()
                .allMatch(problem -> problem.getInstanceLocation().toString().contains("/process_graph"));
        return inGraph ? ApiErrorCode.PROCESS_GRAPH_INVALID : HttpErrorCode.REQUEST_INVALID;
    }

    private static boolean isMissingGraph(Error problem) {
        return "required".equals(problem.getKeyword())
                && ("process_graph".equals(problem.getProperty()) || "process".equals(problem.getProperty()));
    }

    /** The deepest problems say most: those above them only repeat that an alternative did not fit. */
    private static String explain(List<Error> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(
                        (Error problem) -> -problem.getInstanceLocation().getNameCount()))
                .map(problem -> at(problem) + ": " + problem.getMessage())
                .distinct()
                .limit(NAMED_PROBLEMS)
                .collect(Collectors.joining("; ", "The request does not fit the API. ", "."));
    }

    private static String at(Error problem) {
        String location = problem.getInstanceLocation().toString();
        return location.isEmpty() ? "At the top" : "At " + location;
    }
}
