package eo.caravan.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceComparisonTest {
    private final ReferenceProcesses reference = ReferenceProcesses.orSkip();
    private final List<ProcessSpec> ours = ProcessSpecs.standard().all();

    @Test
    void every_standard_process_is_defined() {
        assertThat(ours).extracting(ProcessSpec::id).containsAll(reference.standardIds());
    }

    @Test
    void ids_categories_and_flags_are_those_of_openeo() {
        for (String field : List.of("id", "categories", "deprecated", "experimental")) {
            assertThat(ours).allSatisfy(spec -> assertThat(spec.json().get(field))
                    .as(spec.id() + " " + field)
                    .isEqualTo(reference.get(spec.id()).get(field)));
        }
    }

    @Test
    void parameters_are_those_of_openeo_but_for_the_prose() {
        assertThat(ours).allSatisfy(spec -> assertThat(Facts.of(spec.json().path("parameters")))
                .as(spec.id())
                .isEqualTo(Facts.of(reference.get(spec.id()).path("parameters"))));
    }

    @Test
    void return_values_are_those_of_openeo_but_for_the_prose() {
        assertThat(ours).allSatisfy(spec -> assertThat(Facts.of(spec.json().path("returns")))
                .as(spec.id())
                .isEqualTo(Facts.of(reference.get(spec.id()).path("returns"))));
    }

    @Test
    void exceptions_have_the_names_of_openeo() {
        assertThat(ours).allSatisfy(spec -> assertThat(spec.exceptions().keySet())
                .as(spec.id())
                .containsExactlyElementsOf(names(reference.get(spec.id()).path("exceptions"))));
    }

    @Test
    void examples_are_those_of_openeo_but_for_the_prose() {
        assertThat(ours).allSatisfy(spec -> {
            JsonNode examples = reference.get(spec.id()).path("examples");
            assertThat(spec.examples()).as(spec.id()).hasSize(examples.size());
            for (int i = 0; i < examples.size(); i++) {
                JsonNode example = spec.examples().get(i);
                assertThat(example.get("arguments")).isEqualTo(examples.get(i).get("arguments"));
                assertThat(example.get("returns")).isEqualTo(examples.get(i).get("returns"));
            }
        });
    }

    @Test
    void the_comparison_sees_a_changed_default_and_overlooks_a_changed_description() throws Exception {
        JsonNode one = new ObjectMapper().readTree("{'description': 'a', 'default': 1}".replace('\'', '"'));
        JsonNode reworded = new ObjectMapper().readTree("{'description': 'b', 'default': 1}".replace('\'', '"'));
        JsonNode changed = new ObjectMapper().readTree("{'description': 'a', 'default': 2}".replace('\'', '"'));
        assertThat(Facts.of(one)).isEqualTo(Facts.of(reworded)).isNotEqualTo(Facts.of(changed));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
