package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.Argument;
import eo.caravan.api.process.ProcessParameter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one argument of one node: follows its references, plans its callbacks, and holds it against the definition. */
final class ArgumentReader {
    private final Planning planning;
    private final Surroundings around;
    private final Map<String, Promise> nodes;
    private final ServedProcess called;
    private final ProcessParameter parameter;
    private final ErrorSite site;

    /**
     * Reads an argument.
     *
     * @param nodes what each node of the graph promises to return
     * @param node the place of the node that is called
     */
    ArgumentReader(
            Planning planning,
            Surroundings around,
            Map<String, Promise> nodes,
            ServedProcess called,
            ProcessParameter parameter,
            ErrorSite node) {
        this.planning = planning;
        this.around = around;
        this.nodes = nodes;
        this.called = called;
        this.parameter = parameter;
        this.site = node.argument(parameter.name());
    }

    PlannedArgument read(Argument argument) {
        PlannedArgument planned = convert(argument);
        if (!(argument instanceof Argument.Malformed)) {
            try {
                ArgumentCheck.check(called, parameter, sketch(planned));
            } catch (OpenEoException wrong) {
                planning.problems().add(wrong.at(site));
            }
        }
        return planned;
    }

    /** The argument as far as it is known, with promises for the rest. */
    Object sketch(PlannedArgument argument) {
        if (argument instanceof PlannedArgument.Value literal) {
            return literal.value();
        }
        if (argument instanceof PlannedArgument.FromNode reference) {
            Promise result = nodes.getOrDefault(reference.node(), Promise.unknown("a node that is not there"));
            return around.isCallback() ? result.asCells() : result;
        }
        if (argument instanceof PlannedArgument.FromParameter reference) {
            return around.parameters().getOrDefault(reference.name(), Promise.unknown("a parameter that is not there"));
        }
        if (argument instanceof PlannedArgument.Child) {
            return new Promise(EnumSet.of(Kind.CALLBACK), "a process graph");
        }
        if (argument instanceof PlannedArgument.Elements array) {
            return array.elements().stream().map(this::sketch).collect(Collectors.toList());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((PlannedArgument.Fields) argument).fields().forEach((name, field) -> fields.put(name, sketch(field)));
        return fields;
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
            return callback(child);
        }
        if (argument instanceof Argument.Elements array) {
            return new PlannedArgument.Elements(
                    array.elements().stream().map(this::convert).toList());
        }
        if (argument instanceof Argument.Malformed) {
            return new PlannedArgument.Value(null);
        }
        Map<String, PlannedArgument> fields = new LinkedHashMap<>();
        ((Argument.Fields) argument).fields().forEach((name, field) -> fields.put(name, convert(field)));
        return new PlannedArgument.Fields(fields);
    }

    private PlannedArgument node(String id) {
        if (!nodes.containsKey(id)) {
            refuse(ApiErrorCode.PROCESS_GRAPH_INVALID, unknownNode(parameter.name(), id));
        }
        return new PlannedArgument.FromNode(id);
    }

    static String unknownNode(String argument, String node) {
        return "Argument '" + ErrorSite.shortened(argument) + "' refers to the node '" + ErrorSite.shortened(node)
                + "', which is not in the same graph. A node sees only the nodes beside it.";
    }

    private PlannedArgument parameter(String name) {
        if (around.withoutValue().contains(name) && !around.parameters().containsKey(name)) {
            refuse(
                    ApiErrorCode.PROCESS_PARAMETER_REQUIRED,
                    "The parameter '" + ErrorSite.shortened(name)
                            + "' of the process has no value here. Give it a default, or write a value in its place.");
        } else if (!around.parameters().containsKey(name)) {
            String known = around.parameters().keySet().stream().sorted().collect(Collectors.joining(", "));
            refuse(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "Argument '" + parameter.name() + "' refers to the parameter '" + ErrorSite.shortened(name)
                            + "', which is not known here. "
                            + (known.isEmpty() ? "There are no parameters here." : "Known are: " + known + "."));
        }
        return new PlannedArgument.FromParameter(name);
    }

    private void refuse(ApiErrorCode code, String message) {
        planning.problems().add(new OpenEoException(code, message).at(site));
    }

    private PlannedArgument callback(Argument.ChildGraph child) {
        Optional<JsonNode> schema = callback(parameter.schema());
        JsonNode given = schema.orElseGet(MissingNode::getInstance).path("parameters");
        Surroundings within = around.callback(site.node(), given);
        GraphPlanning inner = new GraphPlanning(planning, child.graph(), within);
        ExecutionPlan plan = inner.plan();
        schema.ifPresent(found -> checkResult(found.path("returns").path("schema"), inner));
        return new PlannedArgument.Child(plan);
    }

    /** Refuses a callback that cannot return what its caller needs, whatever the data will be. */
    private void checkResult(JsonNode returns, GraphPlanning inner) {
        Promise result = inner.result();
        CallbackResult wanted = CallbackResult.of(called, returns);
        if (result != null && !Kind.fit(result.kinds(), wanted.kinds())) {
            refuse(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The callback given as '" + parameter.name() + "' must return " + wanted.words()
                            + ", but it ends with " + result.describe() + "." + wanted.hint(result.kinds()));
        }
    }

    /** The schema of a process graph in a schema, however deep it stands (an array of alternatives, values of an object). */
    private static Optional<JsonNode> callback(JsonNode schema) {
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
