package eo.caravan.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessSpecsTest {
    private final ProcessSpecs specs = ProcessSpecs.standard();

    @Test
    void every_document_has_the_id_of_its_file() {
        assertThat(Definitions.all())
                .hasSizeGreaterThan(140)
                .extracting(ProcessSpec::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_process_that_is_not_there_is_empty_whatever_it_is_called() {
        assertThat(specs.find("make_coffee")).isEmpty();
        assertThat(specs.find("../errors")).isEmpty();
        assertThat(specs.find("")).isEmpty();
    }

    @Test
    void parameters_keep_their_order_and_defaults() {
        ProcessSpec between = spec("between");
        assertThat(between.parameters())
                .extracting(ProcessParameter::name)
                .containsExactly("x", "min", "max", "exclude_max");
        assertThat(parameter("between", "x").required()).isTrue();
        assertThat(parameter("between", "x").defaultValue()).isEmpty();
        assertThat(parameter("between", "exclude_max").required()).isFalse();
        assertThat(parameter("between", "exclude_max")
                        .defaultValue()
                        .orElseThrow()
                        .asBoolean(true))
                .isFalse();
        assertThat(parameter("ndvi", "target_band").defaultValue()).contains(NullNode.getInstance());
    }

    @Test
    void a_parameter_knows_its_types_and_subtypes() {
        assertThat(parameter("load_collection", "spatial_extent").subtypes())
                .isEqualTo(Set.of("bounding-box", "geojson", "datacube"));
        assertThat(parameter("filter_temporal", "extent").subtypes()).isEqualTo(Set.of("temporal-interval"));
        assertThat(parameter("resample_spatial", "projection").types()).isEqualTo(Set.of("integer", "string", "null"));
        assertThat(parameter("mean", "data").subtypes()).isEmpty();
    }

    @Test
    void a_parameter_knows_whether_null_is_welcome() {
        assertThat(parameter("add", "x").acceptsNull()).isTrue();
        assertThat(parameter("load_collection", "bands").acceptsNull()).isTrue();
        assertThat(parameter("constant", "x").acceptsNull()).isTrue();
        assertThat(parameter("filter_bbox", "extent").acceptsNull()).isFalse();
    }

    @Test
    void a_child_graph_knows_what_it_receives() {
        assertThat(parameter("reduce_dimension", "reducer")
                        .callback()
                        .orElseThrow()
                        .parameters())
                .extracting(ProcessParameter::name)
                .containsExactly("data", "context");
        assertThat(parameter("merge_cubes", "overlap_resolver")
                        .callback()
                        .orElseThrow()
                        .parameters())
                .extracting(ProcessParameter::name)
                .containsExactly("x", "y", "context");
        assertThat(parameter("filter_bbox", "extent").callback()).isEmpty();
    }

    @Test
    void conditions_on_properties_receive_the_value() {
        assertThat(parameter("load_collection", "properties")
                        .entryCallback()
                        .orElseThrow()
                        .parameters())
                .extracting(ProcessParameter::name)
                .containsExactly("value");
        assertThat(parameter("load_collection", "properties").callback()).isEmpty();
    }

    @Test
    void changing_a_copy_leaves_the_catalogue_alone() {
        spec("add").toJson().put("id", "subtract");
        assertThat(spec("add").toJson().path("id").asText()).isEqualTo("add");
    }

    @Test
    void every_document_is_complete() {
        for (ProcessSpec spec : Definitions.all()) {
            assertThat(spec.summary()).as(spec.id()).isNotBlank().hasSizeLessThan(60);
            assertThat(spec.description()).as(spec.id()).isNotBlank();
            assertThat(spec.categories()).as(spec.id()).isNotEmpty();
            assertThat(spec.returns().isContainerNode()).as(spec.id()).isTrue();
            assertThat(spec.parameters())
                    .as(spec.id())
                    .extracting(ProcessParameter::name)
                    .doesNotHaveDuplicates();
            assertThat(spec.parameters())
                    .as(spec.id())
                    .extracting(ProcessParameter::description)
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void a_default_is_only_where_the_argument_may_be_left_out() {
        for (ProcessSpec spec : Definitions.all()) {
            assertThat(spec.parameters()).as(spec.id()).allSatisfy(parameter -> assertThat(
                            parameter.optional() || parameter.defaultValue().isEmpty())
                    .as(parameter.name())
                    .isTrue());
        }
    }

    @Test
    void every_exception_has_an_error_code_and_a_message() {
        Set<String> codes = Stream.<ErrorCode>concat(
                        Stream.of(ProcessErrorCode.values()), Stream.of(ApiErrorCode.values()))
                .map(ErrorCode::code)
                .collect(Collectors.toSet());
        for (ProcessSpec spec : Definitions.all()) {
            assertThat(codes).as(spec.id()).containsAll(spec.exceptions().keySet());
            assertThat(List.copyOf(spec.exceptions().values())).as(spec.id()).allSatisfy(message -> assertThat(message)
                    .isNotBlank());
        }
    }

    private ProcessParameter parameter(String process, String name) {
        return spec(process).parameter(name).orElseThrow();
    }

    private ProcessSpec spec(String id) {
        return specs.find(id).orElseThrow();
    }
}
