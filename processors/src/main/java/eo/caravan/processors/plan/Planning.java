package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The planning of one graph with all graphs inside it; collects every error on its way. */
final class Planning {
    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 50;

    private final ProcessRegistry registry;
    private final List<OpenEoException> errors = new ArrayList<>();
    private int nodes;

    Planning(ProcessRegistry registry) {
        this.registry = registry;
    }

    /** What was found wrong so far; if anything, the plan lacks steps. */
    List<OpenEoException> errors() {
        return errors;
    }

    ExecutionPlan plan(ProcessGraph graph, Set<String> parameters) {
        return plan(graph, new Surroundings("", parameters, 0));
    }

    private ExecutionPlan plan(ProcessGraph graph, Surroundings around) {
        nodes += graph.nodes().size();
        if (nodes > MOST_NODES || around.depth() > DEEPEST) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                    "The process graph is too large: at most " + MOST_NODES + " nodes, and callbacks at most " + DEEPEST
                            + " deep, can be planned. Split it into several jobs.");
        }
        GraphOrder order = GraphOrder.of(graph);
        if (!order.cycle().isEmpty()) {
            add(
                    new ErrorSite(around.path() + order.cycle().get(0), null, null, null),
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The nodes " + String.join(" → ", order.cycle())
                            + " wait for each other in a circle. Remove one of these references.");
        }
        List<PlannedStep> steps = new ArrayList<>();
        for (ProcessNode node : order.nodes()) {
            int before = errors.size();
            PlannedStep step = step(node, graph, around);
            if (errors.size() == before) {
                steps.add(step);
            }
        }
        return new ExecutionPlan(steps, resultNode(graph, around));
    }

    private String resultNode(ProcessGraph graph, Surroundings around) {
        List<String> results = graph.nodes().values().stream()
                .filter(ProcessNode::result)
                .map(ProcessNode::id)
                .toList();
        if (results.size() == 1) {
            return results.get(0);
        }
        ErrorSite site = around.path().isEmpty()
                ? ErrorSite.UNKNOWN
                : new ErrorSite(around.path().substring(0, around.path().length() - 1), null, null, null);
        String found = results.isEmpty()
                ? "No node is marked as the result."
                : "Several nodes are marked as the result: " + String.join(", ", results) + ".";
        add(
                site,
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                found + " Set \"result\": true on exactly one node of each graph and callback.");
        return null;
    }

    private PlannedStep step(ProcessNode node, ProcessGraph graph, Surroundings around) {
        ErrorSite site = new ErrorSite(around.path() + node.id(), node.processId(), null, null);
        Optional<ServedProcess> found = registry.find(node.processId());
        if (found.isEmpty()) {
            add(
                    site,
                    ApiErrorCode.PROCESS_UNSUPPORTED,
                    "There is no process '" + node.processId() + "' here. GET /processes lists those that there are.");
            return null;
        }
        ProcessSpec spec = found.get().spec();
        refuseUnknown(node, spec, site);
        Map<String, PlannedArgument> arguments = new LinkedHashMap<>();
        for (ProcessParameter parameter : spec.parameters()) {
            Argument given = node.arguments().get(parameter.name());
            if (given != null && !meansAbsent(given, parameter)) {
                arguments.put(parameter.name(), new Reader(graph, around, site, found.get(), parameter).read(given));
            } else {
                arguments.put(parameter.name(), absent(spec, parameter, site));
            }
        }
        return new PlannedStep(node.id(), site.node(), spec, found.get().process(), arguments);
    }

    private void refuseUnknown(ProcessNode node, ProcessSpec spec, ErrorSite site) {
        Set<String> unknown = new HashSet<>(node.arguments().keySet());
        spec.parameters().forEach(parameter -> unknown.remove(parameter.name()));
        for (String name : node.arguments().keySet()) {
            if (unknown.contains(name)) {
                String known =
                        spec.parameters().stream().map(ProcessParameter::name).collect(Collectors.joining(", "));
                add(
                        within(site, name),
                        ApiErrorCode.PROCESS_PARAMETER_UNSUPPORTED,
                        "Process '" + spec.id() + "' has no parameter '" + name + "'. "
                                + (known.isEmpty() ? "It has none." : "It has: " + known + "."));
            }
        }
    }

    /** Clients write null for what they leave out, also where null is no value of the parameter. */
    private static boolean meansAbsent(Argument given, ProcessParameter parameter) {
        return given instanceof Argument.Literal literal
                && literal.value().isNull()
                && parameter.optional()
                && !parameter.acceptsNull();
    }

    private PlannedArgument absent(ProcessSpec spec, ProcessParameter parameter, ErrorSite site) {
        if (parameter.required()) {
            add(
                    within(site, parameter.name()),
                    ApiErrorCode.PROCESS_PARAMETER_REQUIRED,
                    "Process '" + spec.id() + "' needs the parameter '" + parameter.name() + "', which is missing.");
        }
        return new PlannedArgument.Value(
                JsonValues.value(parameter.defaultValue().orElse(null)));
    }

    private void add(ErrorSite site, ErrorCode code, String message) {
        errors.add(new OpenEoException(code, message).at(site));
    }

    private static ErrorSite within(ErrorSite site, String argument) {
        return new ErrorSite(site.node(), site.process(), argument, null);
    }

    /** Where a graph stands: what its node ids are prefixed with, which parameters it sees, how deep it is. */
    private record Surroundings(String path, Set<String> parameters, int depth) {
        Surroundings child(String node, Set<String> added) {
            Set<String> all = new HashSet<>(parameters);
            all.addAll(added);
            return new Surroundings(node + "/", all, depth + 1);
        }
    }

    /** Reads one argument of one node. */
    private final class Reader {
        private final ProcessGraph graph;
        private final Surroundings around;
        private final ErrorSite site;
        private final ServedProcess called;
        private final ProcessParameter parameter;

        Reader(
                ProcessGraph graph,
                Surroundings around,
                ErrorSite node,
                ServedProcess called,
                ProcessParameter parameter) {
            this.graph = graph;
            this.around = around;
            this.site = within(node, parameter.name());
            this.called = called;
            this.parameter = parameter;
        }

        PlannedArgument read(Argument argument) {
            PlannedArgument planned = convert(argument);
            if (planned instanceof PlannedArgument.Value literal) {
                try {
                    ArgumentCheck.check(called, parameter, literal.value());
                } catch (OpenEoException error) {
                    errors.add(error.at(site));
                }
            }
            return planned;
        }

        private PlannedArgument convert(Argument argument) {
            if (argument instanceof Argument.Literal literal) {
                return new PlannedArgument.Value(JsonValues.value(literal.value()));
            }
            if (argument instanceof Argument.FromNode reference) {
                return node(reference.node());
            }
            if (argument instanceof Argument.FromParameter reference) {
                return parameter(reference.parameter());
            }
            if (argument instanceof Argument.ChildGraph child) {
                return child(child.graph());
            }
            if (argument instanceof Argument.Elements array) {
                return new PlannedArgument.Elements(
                        array.elements().stream().map(this::convert).toList());
            }
            Map<String, PlannedArgument> fields = new LinkedHashMap<>();
            ((Argument.Fields) argument).fields().forEach((name, field) -> fields.put(name, convert(field)));
            return new PlannedArgument.Fields(fields);
        }

        private PlannedArgument node(String id) {
            if (!graph.nodes().containsKey(id)) {
                add(
                        site,
                        ApiErrorCode.PROCESS_GRAPH_INVALID,
                        "Argument '" + parameter.name() + "' refers to the node '" + id
                                + "', which is not in the same graph. A node sees only the nodes beside it.");
            }
            return new PlannedArgument.FromNode(id);
        }

        private PlannedArgument parameter(String name) {
            if (!around.parameters().contains(name)) {
                String known = around.parameters().stream().sorted().collect(Collectors.joining(", "));
                add(
                        site,
                        ApiErrorCode.PROCESS_GRAPH_INVALID,
                        "Argument '" + parameter.name() + "' refers to the parameter '" + name
                                + "', which is not known here. "
                                + (known.isEmpty() ? "There are no parameters here." : "Known are: " + known + "."));
            }
            return new PlannedArgument.FromParameter(name);
        }

        private PlannedArgument child(ProcessGraph child) {
            Optional<JsonNode> schema = callback(parameter.schema());
            if (schema.isEmpty() && !parameter.types().isEmpty()) {
                errors.add(OpenEoException.invalid(
                                called.spec().id(), parameter.name(), "a process graph is not expected here")
                        .at(site));
            }
            Set<String> names = new HashSet<>();
            schema.ifPresent(found -> found.path("parameters")
                    .forEach(each -> names.add(each.path("name").asText())));
            return new PlannedArgument.Child(plan(child, around.child(site.node(), names)));
        }

        /** The schema of a process graph in a schema, however deep it stands (an array of alternatives, values of an object). */
        private Optional<JsonNode> callback(JsonNode schema) {
            if ("process-graph".equals(schema.path("subtype").asText())) {
                return Optional.of(schema);
            }
            for (JsonNode part : schema) {
                Optional<JsonNode> found = callback(part);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }
}
