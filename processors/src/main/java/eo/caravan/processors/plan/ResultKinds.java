package eo.caravan.processors.plan;

import eo.caravan.api.process.ProcessSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the result of a step can be, told from the definition of its process and the kinds of its arguments. */
final class ResultKinds {
    /** Processes whose definition promises nothing, because they return one of their arguments. */
    private static final Map<String, List<String>> PASSED_ON =
            Map.of("constant", List.of("x"), "inspect", List.of("data"), "if", List.of("accept", "reject"));

    private ResultKinds() {}

    /**
     * The kinds that a step can return.
     *
     * @param arguments the kinds of an argument by its name
     */
    static Set<Kind> of(ProcessSpec spec, Function<String, Set<Kind>> arguments) {
        if (spec.id().equals("nan")) {
            return EnumSet.of(Kind.NUMBER);
        }
        if (!PASSED_ON.containsKey(spec.id())) {
            return Kind.of(spec.returns());
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        PASSED_ON.get(spec.id()).forEach(argument -> kinds.addAll(arguments.apply(argument)));
        return kinds;
    }
}
