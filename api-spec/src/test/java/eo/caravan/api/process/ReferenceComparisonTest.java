package eo.caravan.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReferenceComparisonTest {
    private final ReferenceProcesses reference = ReferenceProcesses.orSkip();
    private final List<ProcessSpec> ours = Definitions.all();

    @Test
    void every_standard_process_is_defined() {
        assertThat(ours).extracting(ProcessSpec::id).containsAll(reference.standardIds());
    }

    @Test
    void ids_categories_and_flags_are_those_of_openeo() {
        for (String field : List.of("id", "categories", "deprecated", "experimental")) {
            same(field, document -> document.path(field));
        }
    }

    @Test
    void parameters_are_those_of_openeo_but_for_the_prose() {
        same("parameters", document -> Facts.of(document.path("parameters")));
    }

    @Test
    void return_values_are_those_of_openeo_but_for_the_prose() {
        same("returns", document -> Facts.of(document.path("returns")));
    }

    @Test
    void exceptions_have_the_names_of_openeo() {
        same("exceptions", document -> names(document.path("exceptions")));
    }

    @Test
    void examples_are_those_of_openeo_but_for_the_prose() {
        same("arguments", document -> members(document.path("examples"), "arguments"));
        same("results", document -> members(document.path("examples"), "returns"));
    }

    @Test
    void the_comparison_sees_a_changed_default_and_overlooks_a_changed_description() throws Exception {
        JsonNode one = new ObjectMapper().readTree("{'description': 'a', 'default': 1}".replace('\'', '"'));
        JsonNode reworded = new ObjectMapper().readTree("{'description': 'b', 'default': 1}".replace('\'', '"'));
        JsonNode changed = new ObjectMapper().readTree("{'description': 'a', 'default': 2}".replace('\'', '"'));
        assertThat(Facts.of(one)).isEqualTo(Facts.of(reworded)).isNotEqualTo(Facts.of(changed));
    }

    private void same(String what, Function<JsonNode, Object> part) {
        for (ProcessSpec spec : ours) {
            assertThat(part.apply(spec.json()))
                    .as("%s of %s", what, spec.id())
                    .isEqualTo(part.apply(reference.get(spec.id())));
        }
    }

    private static List<JsonNode> members(JsonNode array, String name) {
        List<JsonNode> members = new ArrayList<>();
        array.forEach(element -> members.add(element.path(name)));
        return members;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
