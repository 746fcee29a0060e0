package eo.caravan.routes.graph;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.plan.DeclaredParameters;
import eo.caravan.processors.plan.ExecutionPlan;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import java.util.List;

/** Checks a process and makes a walk through it that has not begun. */
public final class PlanProcessGraph {
    private final GraphPlanner planner;
    private final StepContexts contexts;

    public PlanProcessGraph(GraphPlanner planner, StepContexts contexts) {
        this.planner = planner;
        this.contexts = contexts;
    }

    /**
     * Plans the process of a request or a job.
     *
     * @param user for whom it runs: whose files and results it may read
     * @param process an object with a {@code process_graph}
     * @throws OpenEoException what is wrong with it, and where
     */
    public GraphRun plan(String user, JsonNode process, RunControl control, NodeLog log) {
        ProcessGraph graph = ProcessGraph.parse(process.path("process_graph"));
        DeclaredParameters parameters = DeclaredParameters.read(process.path("parameters"));
        ExecutionPlan plan = planner.plan(graph, parameters);
        return new GraphRun(new PlanRun(plan, parameters.values(), contexts.of(user, control, log)), control, log);
    }

    /**
     * Does nothing where a process can be run, as far as that shows before cells are read.
     *
     * @throws OpenEoException the first of the errors that a validation lists
     */
    public void check(String user, JsonNode process) {
        plan(user, process, RunControl.UNWATCHED, NodeLog.SILENT);
        List<OpenEoException> errors = validate(user, process);
        if (!errors.isEmpty()) {
            throw OpenEoException.of(errors);
        }
    }

    /**
     * Every error in a process, also those that show only when its steps run over metadata.
     *
     * @param user who asks, {@code null} for nobody in particular
     */
    public List<OpenEoException> validate(String user, JsonNode process) {
        Problems problems = new Problems();
        ProcessGraph graph = ProcessGraph.read(process.path("process_graph"), problems);
        DeclaredParameters parameters = DeclaredParameters.read(process.path("parameters"));
        planner.validate(graph, parameters, contexts.of(user, RunControl.UNWATCHED, NodeLog.SILENT), problems);
        return problems.all();
    }
}
