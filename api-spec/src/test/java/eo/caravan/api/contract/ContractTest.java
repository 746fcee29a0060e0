package eo.caravan.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Contract contract = Contract.load();

    @Test
    void an_operation_knows_its_method_path_access_and_success_statuses() {
        assertThat(contract.operation("start-job"))
                .contains(new Operation("start-job", "POST", "/jobs/{job_id}/results", Access.BEARER, Set.of(202)));
    }

    @Test
    void an_operation_that_is_not_in_the_contract_is_empty() {
        assertThat(contract.operation("make-coffee")).isEmpty();
    }

    @Test
    void access_follows_from_the_security_requirements() {
        assertThat(access("capabilities")).isEqualTo(Access.PUBLIC);
        assertThat(access("conformance")).isEqualTo(Access.PUBLIC);
        assertThat(access("list-collections")).isEqualTo(Access.BEARER_OPTIONAL);
        assertThat(access("authenticate-basic")).isEqualTo(Access.BASIC);
        assertThat(access("compute-result")).isEqualTo(Access.BEARER);
        assertThat(Access.BEARER.required()).isTrue();
        assertThat(Access.BEARER_OPTIONAL.required()).isFalse();
    }

    @Test
    void a_path_is_resolved_to_its_template_and_variables() {
        PathTemplate template = contract.resolve("/jobs/j-1/results").orElseThrow();
        assertThat(template.template()).isEqualTo("/jobs/{job_id}/results");
        assertThat(template.variables("/jobs/j-1/results")).isEqualTo(Map.of("job_id", "j-1"));
        assertThat(template.operation("get").map(Operation::id)).contains("list-results");
        assertThat(template.operation("PUT")).isEmpty();
    }

    @Test
    void only_file_paths_take_slashes() {
        assertThat(contract.resolve("/files/a/b.tif").orElseThrow().variables("/files/a/b.tif"))
                .isEqualTo(Map.of("path", "a/b.tif"));
        assertThat(contract.resolve("/jobs/a/b")).isEmpty();
        assertThat(contract.resolve("/")).map(PathTemplate::template).contains("/");
    }

    @Test
    void a_request_schema_stands_alone() {
        JsonNode schema = contract.requestSchema("create-job").orElseThrow();
        Set<String> references = new HashSet<>();
        schema.findValuesAsText("$ref").forEach(references::add);
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        schema.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
        assertThat(schema.path("required")).extracting(JsonNode::asText).containsExactly("process");
    }

    @Test
    void an_operation_without_a_json_body_has_no_request_schema() {
        assertThat(contract.requestSchema("list-jobs")).isEmpty();
        assertThat(contract.requestSchema("upload-file")).isEmpty();
    }

    @Test
    void nullable_becomes_a_null_type() {
        JsonNode schema = contract.requestSchema("create-job").orElseThrow();
        assertThat(schema.at("/$defs/budget/type")).extracting(JsonNode::asText).containsExactly("number", "null");
    }

    @Test
    void what_an_heir_makes_nullable_is_nullable_in_what_it_inherits() {
        JsonNode schema = contract.schema("process_graph_with_metadata").orElseThrow();
        assertThat(schema.at("/allOf/0/properties/summary/anyOf/0/type").asText())
                .isEqualTo("null");
        assertThat(schema.at("/allOf/0/properties/categories/$ref").asText()).isEqualTo("#/$defs/process_categories");
    }

    @Test
    void a_response_schema_is_found_by_status_or_by_class_of_status() {
        assertThat(contract.responseSchema("list-jobs", 200).orElseThrow().path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("jobs", "links");
        assertThat(contract.responseSchema("list-jobs", 404)
                        .orElseThrow()
                        .path("$ref")
                        .asText())
                .isEqualTo("#/$defs/error");
        assertThat(contract.responseSchema("delete-job", 204)).isEmpty();
    }

    private Access access(String operationId) {
        return contract.operation(operationId).orElseThrow().access();
    }
}
