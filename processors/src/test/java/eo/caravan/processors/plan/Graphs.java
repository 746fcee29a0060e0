package eo.caravan.processors.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.LoadRequest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Process graphs from JSON with single quotes, planned and run without any collection. */
final class Graphs {
    static final GraphPlanner PLANNER = new GraphPlanner(ProcessRegistry.standard());

    private static final ChunkExecutor EXECUTOR = new ChunkExecutor(1, 1 << 20);
    static final ProcessContext CONTEXT = new ProcessContext(
            new NoCollections(), new OutputFormats(), StepLog.SILENT, Optional.empty(), EXECUTOR, RunControl.UNWATCHED);

    private Graphs() {}

    static ProcessGraph graph(String json) {
        return ProcessGraph.parse(tree(json));
    }

    static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that a validation finds in a graph. */
    static List<OpenEoException> errors(String json) {
        return errors(json, DeclaredParameters.NONE, CONTEXT);
    }

    /** Everything that a validation finds in the graph of a process with parameters, with collections. */
    static List<OpenEoException> errors(String json, DeclaredParameters parameters, ProcessContext context) {
        Problems problems = new Problems();
        PLANNER.validate(ProcessGraph.read(tree(json), problems), parameters, step -> context, problems);
        return problems.all();
    }

    static Object run(String json) {
        return new PlanRun(PLANNER.plan(graph(json)), step -> CONTEXT).runAll();
    }

    /** The callback of a graph whose parameters are x and data. */
    static ChildGraph callback(String json) {
        return new ChildGraph(
                PLANNER.plan(graph(json), Set.of("x", "y", "data", "context")), Map.of(), CONTEXT, new Effort());
    }

    private static final class NoCollections implements CollectionCatalog {
        @Override
        public List<String> ids() {
            return List.of();
        }

        @Override
        public ObjectNode describe(String id) {
            throw new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
        }

        @Override
        public JsonNode queryables(String id) {
            throw new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
        }

        @Override
        public Cube open(LoadRequest request) {
            throw new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", request.collection()));
        }
    }
}
