package eo.caravan.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceComparisonTest {
    private final ReferenceProcesses reference = ReferenceProcesses.orSkip();
    private final List<ProcessSpec> ours = Definitions.all();

    @Test
    void every_standard_process_is_defined() {
        assertThat(reference.standardIds()).hasSize(118);
        assertThat(ours).extracting(ProcessSpec::id).containsAll(reference.standardIds());
    }

    @Test
    void the_proposals_that_are_served_are_defined() {
        assertThat(ours)
                .extracting(ProcessSpec::id)
                .contains(
                        "filter_vector",
                        "vector_buffer",
                        "vector_reproject",
                        "vector_to_random_points",
                        "vector_to_regular_points",
                        "reduce_spatial",
                        "aggregate_spatial_window",
                        "cummax",
                        "cummin",
                        "cumsum",
                        "cumproduct",
                        "date_difference",
                        "fit_curve",
                        "predict_curve",
                        "flatten_dimensions",
                        "unflatten_dimension",
                        "array_create_labeled",
                        "array_find_label",
                        "array_modify",
                        "is_infinite",
                        "nan",
                        "text_find");
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
    void a_changed_description_is_overlooked() {
        ObjectNode reworded =
                ProcessSpecs.standard().find("apply_dimension").orElseThrow().toJson();
        JsonNode before = Facts.of(reworded);
        ((ObjectNode) reworded.at("/parameters/0")).put("description", "Something else.");
        ((ObjectNode) reworded.at("/parameters/1/schema/parameters/0")).put("description", "Something else.");
        assertThat(Facts.of(reworded)).isEqualTo(before);
    }

    /** Each row: a process, where its document is changed, and to what. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "apply_dimension; /parameters/2; name; \"axis\"",
                "apply_dimension; /parameters/3; optional; false",
                "apply_dimension; /parameters/3; default; \"t\"",
                "apply_dimension; /parameters/0/schema; subtype; \"labeled-array\"",
                "apply_dimension; /parameters/1/schema/parameters/0; name; \"values\"",
                "apply_dimension; /parameters/1/schema/parameters/0/schema; subtype; \"array\"",
                "apply_dimension; /parameters/1/schema/returns/schema; type; \"number\"",
                "apply_dimension; /returns/schema; subtype; \"stac\"",
                "load_collection; /parameters/1/schema/0/properties/crs/anyOf/0; minimum; 1",
                "load_collection; /parameters/2/schema/0; uniqueItems; false",
                "resample_spatial; /parameters/3/schema; enum; [\"near\"]",
                "ndvi; /parameters/3/schema/0; pattern; \".*\"",
            })
    void every_changed_fact_is_seen(String process, String pointer, String field, String value) throws Exception {
        ObjectNode changed = ProcessSpecs.standard().find(process).orElseThrow().toJson();
        JsonNode before = Facts.of(changed);
        ObjectNode part = (ObjectNode) changed.at(pointer);
        assertThat(part.has(field)).as("%s has %s %s", process, pointer, field).isTrue();
        part.set(field, new ObjectMapper().readTree(value));
        assertThat(Facts.of(changed)).isNotEqualTo(before);
    }

    @Test
    void parameters_in_another_order_are_seen() {
        ObjectNode turned = ProcessSpecs.standard().find("add").orElseThrow().toJson();
        JsonNode before = Facts.of(turned);
        ArrayNode parameters = (ArrayNode) turned.path("parameters");
        parameters.add(parameters.remove(0));
        assertThat(Facts.of(turned)).isNotEqualTo(before);
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
