package eo.caravan.processors.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.Argument;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.graph.ProcessNode;
import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.LoadRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls one process as a graph of one node: plain and cube arguments come in as parameters of the graph. */
final class VectorCall {
    private static final long MEMORY_BYTES = 256L << 20;

    private final ProcessRegistry registry = ProcessRegistry.standard();
    private final GraphPlanner planner = new GraphPlanner(registry);

    /** The first process among those that a vector needs which is not served; empty if all are. */
    Optional<String> missing(String process, JsonNode required) {
        if (registry.find(process).isEmpty()) {
            return Optional.of(process);
        }
        for (JsonNode other : required) {
            if (registry.find(other.asText()).isEmpty()) {
                return Optional.of(other.asText());
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the outcome of a vector, {@code null} if nothing is. */
    String check(String process, JsonNode vector) {
        Object returned;
        try {
            returned = run(process, vector.path("arguments"));
        } catch (OpenEoException error) {
            return refused(error, vector);
        } catch (RuntimeException | StackOverflowError unexpected) {
            return "it could not be run: " + unexpected;
        }
        if (!vector.has("returns")) {
            return "expected an error " + vector.path("throws") + ", got " + returned;
        }
        return new Comparison(vector.path("delta").asDouble(1e-10)).difference(vector.path("returns"), returned);
    }

    private static String refused(OpenEoException error, JsonNode vector) {
        JsonNode expected = vector.path("throws");
        boolean named =
                expected.isTextual() && expected.asText().equals(error.code().code());
        if (named || expected.asBoolean() && error.code() != ApiErrorCode.INTERNAL) {
            return null;
        }
        String told = "error " + error.code().code() + " (" + error.getMessage() + ")";
        return expected.isMissingNode() ? told : "expected an error " + expected + ", got " + told;
    }

    private Object run(String process, JsonNode given) {
        ProcessSpec spec = registry.find(process).orElseThrow().spec();
        ObjectNode arguments = OlderSpelling.corrected(spec, given);
        Map<String, Argument> planned = new LinkedHashMap<>();
        Map<String, Object> parameters = new HashMap<>();
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (OlderSpelling.holdsGraph(argument.getValue())) {
                planned.put(argument.getKey(), Argument.parse(argument.getValue()));
            } else {
                parameters.put("given " + argument.getKey(), VectorValues.value(argument.getValue()));
                planned.put(argument.getKey(), new Argument.FromParameter("given " + argument.getKey()));
            }
        }
        ProcessGraph graph =
                new ProcessGraph(Map.of("vector", new ProcessNode("vector", process, null, planned, true)));
        try (ChunkExecutor executor = new ChunkExecutor(1, MEMORY_BYTES)) {
            ProcessContext context = new ProcessContext(
                    new NoCollections(),
                    new OutputFormats(),
                    StepLog.SILENT,
                    Optional.empty(),
                    executor,
                    RunControl.UNWATCHED);
            Object result = new PlanRun(planner.plan(graph, parameters.keySet()), parameters, step -> context).runAll();
            return result instanceof Cube cube ? ReadCube.of(cube) : result;
        }
    }

    /** Vectors bring their data along. */
    private static final class NoCollections implements CollectionCatalog {
        @Override
        public List<String> ids() {
            return List.of();
        }

        @Override
        public ObjectNode describe(String id) {
            throw notFound(id);
        }

        @Override
        public JsonNode queryables(String id) {
            throw notFound(id);
        }

        @Override
        public Cube open(LoadRequest request) {
            throw notFound(request.collection());
        }

        private static OpenEoException notFound(String id) {
            return new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
        }
    }
}
