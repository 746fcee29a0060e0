package eo.caravan.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodySchemasTest {
    private static final String GRAPH =
            """
            {"load": {"process_id": "load_collection", "arguments": {"id": "S2", "bands": ["B04", "B08"],
               "spatial_extent": {"west": 11.3, "south": 46.4, "east": 11.4, "north": 46.5, "crs": 4326},
               "temporal_extent": ["2022-06-01", null]}},
             "mean": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "load"}, "dimension": "t",
               "reducer": {"process_graph": {"m": {"process_id": "mean",
                 "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
             "save": {"process_id": "save_result", "namespace": null, "result": true,
               "arguments": {"data": {"from_node": "mean"}, "format": "GTiff", "options": {}}}}""";

    private final Contract contract = Contract.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'process': {'process_graph': GRAPH}}",
                "{'process': {'process_graph': GRAPH}, 'title': null, 'description': null, 'plan': null, 'budget': null}",
                "{'process': {'process_graph': GRAPH}, 'title': 'NDVI', 'plan': 'free', 'budget': 1.5, 'log_level': 'debug'}",
                "{'process': {'process_graph': GRAPH, 'id': null, 'summary': null, 'parameters': null, 'returns': null}}",
                "{'process': {'process_graph': GRAPH, 'id': 'x', 'parameters': [PARAMETER], 'returns': {'schema': {}}}}",
                "{'process': {'process_graph': GRAPH}, 'memory': '2g', 'unheard_of': [1]}",
            })
    void a_job_as_clients_send_it_is_valid(String body) {
        assertThat(errors("create-job", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'process': null}",
                "{'process': {}}",
                "{'process': {'process_graph': []}}",
                "{'process': {'process_graph': {'a': {'process_id': 'add'}}}}",
                "{'process': {'process_graph': GRAPH}, 'title': 1}",
                "{'process': {'process_graph': GRAPH}, 'budget': -1}",
                "{'process': {'process_graph': GRAPH}, 'budget': 'much'}",
                "{'process': {'process_graph': GRAPH}, 'log_level': 'loud'}",
                "{'process': {'process_graph': GRAPH, 'parameters': [{'name': 'x'}]}}",
            })
    void a_job_that_breaks_the_contract_is_not_valid(String body) {
        assertThat(errors("create-job", body)).isNotEmpty();
    }

    @Test
    void every_schema_of_the_contract_can_be_compiled_and_used() {
        for (Operation operation : contract.operations()) {
            contract.requestSchema(operation.id())
                    .ifPresent(schema -> assertThat(compile(schema.toString()).validate("[1]", InputFormat.JSON))
                            .as(operation.id())
                            .isNotEmpty());
            operation.successStatuses().forEach(status -> contract.responseSchema(operation.id(), status)
                    .ifPresent(schema -> assertThat(compile(schema.toString()).validate("[1]", InputFormat.JSON))
                            .as(operation.id())
                            .isNotEmpty()));
        }
    }

    @Test
    void a_finished_job_is_a_valid_answer() {
        String job =
                """
                {"id": "j-1", "status": "finished", "progress": 100, "created": "2026-01-01T00:00:00Z",
                 "started": "2026-01-01T00:00:01Z", "title": null, "plan": "free", "costs": 2, "budget": null,
                 "process": {"process_graph": GRAPH}, "usage": {"cpu": {"value": 3, "unit": "cpu-seconds"}}, "links": []}""";
        String schema =
                contract.responseSchema("describe-job", 200).orElseThrow().toString();
        assertThat(compile(schema).validate(filled(job), InputFormat.JSON)).isEmpty();
        assertThat(compile(schema).validate(filled(job).replace("finished", "done"), InputFormat.JSON))
                .isNotEmpty();
    }

    private List<Error> errors(String operationId, String body) {
        String schema = contract.requestSchema(operationId).orElseThrow().toString();
        return compile(schema).validate(filled(body.replace('\'', '"')), InputFormat.JSON);
    }

    private static String filled(String body) {
        return body.replace("GRAPH", GRAPH)
                .replace("PARAMETER", "{\"name\": \"x\", \"description\": \"\", \"schema\": {\"type\": \"number\"}}");
    }

    private static Schema compile(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }
}
