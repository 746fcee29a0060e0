package eo.caravan.processors.properties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * One process with arguments, as JSON with single quotes; {@code {'from_parameter':'cube'}} is the cube it is called with. In the
 * arguments, {@code «mean»} stands for the callback that calls that process on {@code data}.
 */
record Call(String process, String arguments) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProcessRegistry REGISTRY = ProcessRegistry.standard();
    private static final GraphPlanner PLANNER = new GraphPlanner(REGISTRY);
    private static final ProcessContext CONTEXT = new ProcessContext(
            null,
            new OutputFormats(),
            StepLog.SILENT,
            Optional.empty(),
            new ChunkExecutor(1, 1 << 20),
            RunControl.UNWATCHED);

    /** The result for a cube; what the process refuses comes as an exception that is not an internal one. */
    Object on(Cube cube) {
        try {
            return new PlanRun(PLANNER.plan(graph(), Map.of("cube", cube).keySet()), Map.of("cube", cube), s -> CONTEXT)
                    .runAll();
        } catch (OpenEoException refused) {
            if (refused.code() == ApiErrorCode.INTERNAL) {
                throw new AssertionError(this + " fails on " + cube.shape(), refused);
            }
            throw refused;
        }
    }

    /** Whether the process takes such a cube. */
    boolean fits(Cube cube) {
        return result(cube).isPresent();
    }

    /** The resulting cube, empty where the process refuses such a cube or returns something else. */
    Optional<Cube> cube(Cube cube) {
        return result(cube).filter(Cube.class::isInstance).map(Cube.class::cast);
    }

    private Optional<Object> result(Cube cube) {
        try {
            return Optional.of(on(cube));
        } catch (OpenEoException refused) {
            return Optional.empty();
        }
    }

    private ProcessGraph graph() {
        String json = arguments
                .replaceAll(
                        "«([a-z_]+)»",
                        "{'process_graph':{'r':{'process_id':'$1','arguments':{'data':{'from_parameter':'data'}},"
                                + "'result':true}}}")
                .replace('\'', '"');
        try {
            ObjectNode node = JSON.createObjectNode().put("process_id", process).put("result", true);
            String data = json.contains("\"cube1\"") ? "" : ",\"data\":{\"from_parameter\":\"cube\"}";
            node.set("arguments", JSON.readTree("{" + (data + json).substring(1) + "}"));
            return ProcessGraph.parse(JSON.createObjectNode().set("call", node));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
