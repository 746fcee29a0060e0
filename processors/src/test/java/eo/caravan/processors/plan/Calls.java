package eo.caravan.processors.plan;

import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;

/** Process graphs from JSON with single quotes, for tests of processes in other packages. */
public final class Calls {
    private Calls() {}

    /** A callback; it may name the parameters x, y, data and context. */
    public static Callback callback(String json) {
        return Graphs.callback(json);
    }

    /** A callback of one process of {@code data}; {@code more} are further arguments, beginning with a comma, or empty. */
    public static Callback reducer(String process, String more) {
        return callback("{'r': {'process_id': '" + process + "', 'arguments': {'data': {'from_parameter': 'data'}"
                + more + "}, 'result': true}}");
    }

    /** The result of a graph, planned and run, that names parameters. */
    public static Object run(String json, Map<String, Object> parameters) {
        return run(json, parameters, Graphs.CONTEXT);
    }

    /** The result of a graph in other surroundings. */
    public static Object run(String json, Map<String, Object> parameters, ProcessContext context) {
        return new PlanRun(Graphs.PLANNER.plan(Graphs.graph(json), parameters.keySet()), parameters, step -> context)
                .runAll();
    }
}
