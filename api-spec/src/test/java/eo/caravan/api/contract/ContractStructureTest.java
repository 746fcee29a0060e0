package eo.caravan.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eo.caravan.api.SharedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractStructureTest {
    private static final String JSON = "/responses/200/content/application/json/schema";
    private static final String CAPABILITIES = "/paths///get" + JSON;
    private static final String RESULT_ITEM = "/components/schemas/batch_job_result/properties/properties/properties/";
    private static final String RESULT_COLLECTION = "/paths//jobs/{job_id}/results/get" + JSON + "/oneOf/1/properties/";
    private static final String SCHEMAS = "/components/schemas/";
    private static final String BODY = "/patch/requestBody/content/application/json/schema/additionalProperties";

    /** What 1.3.0 changed, and where that shows. */
    private static final List<Change> CHANGES = List.of(
            new Change(
                    "the announced version",
                    "+ " + CAPABILITIES + "/properties/api_version/enum=1.3.0",
                    "- " + CAPABILITIES + "/properties/api_version/enum=1.2.0"),
            new Change(
                    "capabilities require type and conformsTo",
                    "+ " + CAPABILITIES + "/required=type",
                    "+ " + CAPABILITIES + "/required=conformsTo"),
            new Change("conformance states that it is public", "+ /paths//conformance/get/security"),
            new Change(
                    "OpenID Connect providers have authorization_parameters",
                    "+ /paths//credentials/oidc/get" + JSON
                            + "/properties/providers/items/properties/authorization_parameters"),
            new Change(
                    "synchronous results are identified",
                    "+ /paths//result/post/responses/200/headers/OpenEO-Identifier"),
            new Change("log entries may carry a stack trace", "+ " + SCHEMAS + "log_entry/properties/stacktrace"),
            new Change("processes name their version", "+ /paths//processes/get" + JSON + "/properties/version"),
            new Change(
                    "batch jobs have more timestamps",
                    "+ " + SCHEMAS + "queued",
                    "+ " + SCHEMAS + "started",
                    "+ " + SCHEMAS + "unpublished",
                    "+ " + SCHEMAS + "batch_job/properties/queued",
                    "+ " + SCHEMAS + "batch_job/properties/started",
                    "+ " + SCHEMAS + "batch_job/properties/unpublished"),
            new Change(
                    "the result of a job carries its timestamps as STAC Item",
                    "+ " + RESULT_ITEM + "queued",
                    "+ " + RESULT_ITEM + "started",
                    "+ " + RESULT_ITEM + "unpublished"),
            new Change(
                    "the result of a job carries its timestamps as STAC Collection",
                    "+ " + RESULT_COLLECTION + "created",
                    "+ " + RESULT_COLLECTION + "updated",
                    "+ " + RESULT_COLLECTION + "queued",
                    "+ " + RESULT_COLLECTION + "started",
                    "+ " + RESULT_COLLECTION + "unpublished",
                    "+ " + RESULT_COLLECTION + "expires"),
            new Change(
                    "expires is shared by Item and Collection, as the same date-time",
                    "+ " + SCHEMAS + "expires",
                    "+ " + RESULT_ITEM + "expires/$ref",
                    "- " + RESULT_ITEM + "expires/type",
                    "- " + RESULT_ITEM + "expires/format"),
            new Change("there is at least one UDF runtime", "+ /paths//udf_runtimes/get" + JSON + "/minProperties"),
            new Change(
                    "options of formats and services are plain JSON Schema",
                    "! " + SCHEMAS + "resource_parameter/allOf/0/$ref"),
            new Change(
                    "extra properties of jobs and services can be changed and read",
                    "+ /paths//jobs/{job_id}" + BODY,
                    "+ /paths//services/{service_id}" + BODY,
                    "+ /paths//jobs/{job_id}/get" + JSON + "/additionalProperties",
                    "+ /paths//services/{service_id}/get" + JSON + "/additionalProperties"),
            new Change(
                    "logs are returned from debug on, as the text of 1.2.0 already said",
                    "! /components/parameters/log_level/schema/default"),
            new Change(
                    "extension Processing Parameters 0.1.0",
                    "+ /paths//processing_parameters",
                    "+ " + SCHEMAS + "processing_create_parameters",
                    "+ " + SCHEMAS + "process_graph_with_metadata/properties/default_job_options",
                    "+ " + SCHEMAS + "process_graph_with_metadata/properties/default_service_options",
                    "+ " + SCHEMAS + "process_graph_with_metadata/properties/default_synchronous_options",
                    "+ " + SCHEMAS + "user_defined_process_meta/properties/default_job_options",
                    "+ " + SCHEMAS + "user_defined_process_meta/properties/default_service_options",
                    "+ " + SCHEMAS + "user_defined_process_meta/properties/default_synchronous_options"));

    @Test
    void the_contract_is_1_2_0_with_the_changes_of_1_3_0_and_no_others() throws IOException {
        JsonNode before = SharedFolder.document("spec/api-1.2.0/openapi.yaml");
        assertThat(StructureDiff.between(before, document())).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void a_structural_change_of_any_kind_is_noticed() throws IOException {
        JsonNode before = new YAMLMapper().readTree("{a: 1, required: [x, y], allOf: [{b: 1}], description: old}");
        JsonNode after =
                new YAMLMapper().readTree("{a: 2, required: [y, z], allOf: [{b: 1}, {c: 1}], description: new}");
        assertThat(StructureDiff.between(before, after))
                .containsExactlyInAnyOrder("! /a", "- /required=x", "+ /required=z", "+ /allOf/1");
    }

    @Test
    void properties_that_are_called_like_a_text_keyword_are_compared() throws IOException {
        JsonNode before = new YAMLMapper().readTree("{properties: {description: {type: string}}}");
        JsonNode after = new YAMLMapper().readTree("{properties: {title: {type: string}}}");
        assertThat(StructureDiff.between(before, after))
                .containsExactlyInAnyOrder("- /properties/description", "+ /properties/title");
    }

    @Test
    void operation_ids_are_unique_and_every_path_variable_is_declared() throws IOException {
        Contract contract = Contract.load();
        List<String> ids = contract.operations().stream().map(Operation::id).toList();
        assertThat(ids).hasSize(40).doesNotHaveDuplicates().doesNotContain("");
        JsonNode document = document();
        assertThat(contract.operations()).allSatisfy(operation -> assertThat(variables(operation.path()))
                .as(operation.id())
                .isSubsetOf(declared(document, operation)));
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        JsonNode document = document();
        assertThat(new HashSet<>(document.findValuesAsText("$ref")))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    static JsonNode document() throws IOException {
        try (InputStream in = ContractStructureTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }

    private static Set<String> expected() {
        Set<String> differences = new TreeSet<>();
        CHANGES.forEach(change -> differences.addAll(change.differences()));
        return differences;
    }

    private static Set<String> variables(String path) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(path.split("/"))
                .filter(part -> part.startsWith("{"))
                .forEach(part -> names.add(part.substring(1, part.length() - 1)));
        return names;
    }

    private static Set<String> declared(JsonNode document, Operation operation) {
        JsonNode path = document.path("paths").path(operation.path());
        JsonNode own = path.path(operation.method().toLowerCase(Locale.ROOT));
        Set<String> names = new TreeSet<>();
        Stream.of(path.path("parameters"), own.path("parameters"))
                .forEach(list -> list.forEach(parameter -> {
                    String reference = parameter.path("$ref").asText("#");
                    names.add((reference.equals("#") ? parameter : document.at(reference.substring(1)))
                            .path("name")
                            .asText());
                }));
        return names;
    }

    /**
     * A change of the standard.
     *
     * @param reason what changed
     * @param differences every place where it shows
     */
    private record Change(String reason, List<String> differences) {
        Change(String reason, String... differences) {
            this(reason, List.of(differences));
        }
    }
}
