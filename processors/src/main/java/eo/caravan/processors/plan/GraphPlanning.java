package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.Argument;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.graph.ProcessNode;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.api.process.ProcessSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The planning of one graph: at the top, or of a callback. */
final class GraphPlanning {
    private static final int MOST_NAMED = 10;

    private final Planning planning;
    private final ProcessGraph graph;
    private final Surroundings around;
    private final Map<String, Promise> promises = new HashMap<>();

    GraphPlanning(Planning planning, ProcessGraph graph, Surroundings around) {
        this.planning = planning;
        this.graph = graph;
        this.around = around;
    }

    /** The steps of the graph; what is wrong is told to the planning as a whole, and marked in the steps. */
    ExecutionPlan plan() {
        planning.enter(graph, around);
        for (ProcessNode node : graph.nodes().values()) {
            promises.put(node.id(), Promise.unknown("the result of node '" + node.id() + "'"));
        }
        GraphOrder order = GraphOrder.of(graph);
        order.cycles().forEach(this::refuse);
        List<PlannedStep> steps = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        for (ProcessNode node : order.nodes()) {
            ordered.add(node.id());
            step(node).ifPresent(steps::add);
        }
        for (ProcessNode node : graph.nodes().values()) {
            if (!ordered.contains(node.id())) {
                step(node).ifPresent(steps::add);
            }
        }
        return new ExecutionPlan(steps, resultNode());
    }

    /** What the result node returns, {@code null} where there is not exactly one. */
    Promise result() {
        List<String> results = results();
        return results.size() == 1 ? promises.get(results.get(0)) : null;
    }

    private List<String> results() {
        return graph.nodes().values().stream()
                .filter(ProcessNode::result)
                .map(ProcessNode::id)
                .toList();
    }

    private String resultNode() {
        List<String> results = results();
        if (results.size() == 1) {
            return results.get(0);
        }
        boolean malformed = graph.nodes().values().stream().anyMatch(node -> node.processId() == null);
        if (!results.isEmpty() || !malformed) {
            String found = results.isEmpty()
                    ? "No node is marked as the result."
                    : "Several nodes are marked as the result: " + named(results, ", ") + ".";
            add(
                    around.site(),
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    found + " Set \"result\": true on exactly one node of each graph and callback.");
        }
        return null;
    }

    private void refuse(GraphOrder.Cycle cycle) {
        ProcessNode first = graph.nodes().get(cycle.nodes().get(0));
        String circle = cycle.nodes().size() == 1
                ? "The node " + first.id() + " waits for itself."
                : "The nodes " + named(cycle.nodes(), " → ") + " wait for each other in a circle.";
        String waiting = cycle.waiting().isEmpty()
                ? ""
                : " Whatever waits for them never runs either: " + named(cycle.waiting(), ", ") + ".";
        add(
                new ErrorSite(around.pathOf(first.id()), first.processId(), null, null),
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                circle + waiting + " Remove one of the references between them.");
    }

    private static String named(List<String> nodes, String separator) {
        String names =
                nodes.stream().limit(MOST_NAMED).map(ErrorSite::shortened).collect(Collectors.joining(separator));
        return nodes.size() > MOST_NAMED ? names + " and " + (nodes.size() - MOST_NAMED) + " more" : names;
    }

    private Optional<PlannedStep> step(ProcessNode node) {
        if (node.processId() == null) {
            references(node);
            return Optional.empty();
        }
        ErrorSite site = new ErrorSite(around.pathOf(node.id()), node.processId(), null, null);
        Optional<ServedProcess> found = planning.find(node);
        if (found.isEmpty()) {
            add(site, ApiErrorCode.PROCESS_UNSUPPORTED, unsupported(node));
            references(node);
            return Optional.empty();
        }
        ServedProcess called = found.get();
        Set<String> wrong = new HashSet<>();
        refuseUnknown(node, called.spec(), site, wrong);
        Map<String, PlannedArgument> arguments = new LinkedHashMap<>();
        Map<String, Set<Kind>> kinds = new HashMap<>();
        for (ProcessParameter parameter : called.spec().parameters()) {
            int before = planning.problems().count();
            ArgumentReader reader = new ArgumentReader(planning, around, promises, called, parameter, site);
            PlannedArgument argument = argument(node, parameter, reader, site);
            arguments.put(parameter.name(), argument);
            boolean sound = planning.problems().count() == before
                    && !(node.arguments().get(parameter.name()) instanceof Argument.Malformed);
            kinds.put(parameter.name(), sound ? Kind.of(reader.sketch(argument)) : Kind.ANY);
            if (!sound) {
                wrong.add(parameter.name());
            }
        }
        promise(node, ResultKinds.of(called.spec(), kinds::get));
        return Optional.of(new PlannedStep(node.id(), site.node(), called.spec(), called.process(), arguments, wrong));
    }

    /** Looks at the references of a node of which nothing else is known. */
    private void references(ProcessNode node) {
        ErrorSite site = new ErrorSite(around.pathOf(node.id()), node.processId(), null, null);
        node.arguments()
                .forEach((name, argument) -> GraphOrder.references(argument, id -> {
                    if (!graph.nodes().containsKey(id)) {
                        add(
                                site.argument(name),
                                ApiErrorCode.PROCESS_GRAPH_INVALID,
                                ArgumentReader.unknownNode(name, id));
                    }
                }));
    }

    private void promise(ProcessNode node, Set<Kind> kinds) {
        Promise result = new Promise(
                kinds, "the result of node '" + ErrorSite.shortened(node.id()) + "' (" + node.processId() + ")");
        promises.put(node.id(), result);
    }

    private static String unsupported(ProcessNode node) {
        String process = ErrorSite.shortened(node.processId());
        return node.namespace() == null
                ? "There is no process '" + process + "' here. GET /processes lists those that there are."
                : "There is no process '" + process + "' in the namespace '" + ErrorSite.shortened(node.namespace())
                        + "'. Only predefined processes can be called; leave the namespace out.";
    }

    private PlannedArgument argument(
            ProcessNode node, ProcessParameter parameter, ArgumentReader reader, ErrorSite site) {
        Argument given = node.arguments().get(parameter.name());
        if (given != null && !meansAbsent(given, parameter)) {
            return reader.read(given);
        }
        if (parameter.required()) {
            add(
                    site.argument(parameter.name()),
                    ApiErrorCode.PROCESS_PARAMETER_REQUIRED,
                    "Process '" + node.processId() + "' needs the parameter '" + parameter.name()
                            + "', which is missing.");
        }
        return new PlannedArgument.Value(
                JsonValues.value(parameter.defaultValue().orElse(null)));
    }

    /** Clients write null for what they leave out, also where null is no value of the parameter. */
    private static boolean meansAbsent(Argument given, ProcessParameter parameter) {
        return given instanceof Argument.Literal literal
                && literal.value().isNull()
                && parameter.optional()
                && !parameter.acceptsNull();
    }

    private void refuseUnknown(ProcessNode node, ProcessSpec spec, ErrorSite site, Set<String> wrong) {
        for (Map.Entry<String, Argument> argument : node.arguments().entrySet()) {
            String name = argument.getKey();
            if (spec.parameter(name).isEmpty()) {
                wrong.add(name);
                if (planning.problems().full()) {
                    planning.problems().passOver();
                    continue;
                }
                String known =
                        spec.parameters().stream().map(ProcessParameter::name).collect(Collectors.joining(", "));
                add(
                        site.argument(name),
                        ApiErrorCode.PROCESS_PARAMETER_UNSUPPORTED,
                        "Process '" + spec.id() + "' has no parameter '" + ErrorSite.shortened(name) + "'. "
                                + (known.isEmpty() ? "It has none." : "It has: " + known + "."));
            }
        }
    }

    private void add(ErrorSite site, ErrorCode code, String message) {
        planning.problems().add(new OpenEoException(code, message).at(site));
    }
}
