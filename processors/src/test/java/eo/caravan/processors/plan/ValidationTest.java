package eo.caravan.processors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.TinyCollections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a validation finds over the metadata of a real collection, whose cells nobody can read. */
class ValidationTest {
    private static final String LOAD = "'load': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
            + " 'spatial_extent': null, 'temporal_extent': null}}";
    private static final String BROKEN_LOAD = LOAD.replace("'C'", "'NONE'");

    @TempDir
    private static Path folder;

    private static StacCatalog catalog;
    private static ProcessContext context;

    @BeforeAll
    static void open() throws IOException {
        catalog = TinyCollections.withoutCells(folder);
        context = new ProcessContext(
                catalog,
                Graphs.CONTEXT.formats(),
                Graphs.CONTEXT.log(),
                Graphs.CONTEXT.view(),
                Graphs.CONTEXT.executor(),
                Graphs.CONTEXT.control());
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    private static List<OpenEoException> errors(String nodes) {
        return Graphs.errors("{" + nodes + "}", DeclaredParameters.NONE, context);
    }

    /** The errors as code, node and argument, those that are known. */
    private static List<String> found(String nodes) {
        return errors(nodes).stream().map(ValidationTest::place).toList();
    }

    private static String place(OpenEoException error) {
        return Stream.of(error.code().code(), error.site().node(), error.site().argument())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String node(String id, String process, String arguments) {
        return "'" + id + "': {'process_id': '" + process + "', 'arguments': {" + arguments + "}}";
    }

    private static String result(String id, String process, String arguments) {
        String node = node(id, process, arguments);
        return node.substring(0, node.length() - 1) + ", 'result': true}";
    }

    private static String load(String arguments) {
        return result("load", "load_collection", arguments);
    }

    /** An argument that calls one process back. */
    private static String callback(String process, String arguments) {
        return "{'process_graph': {" + result("c", process, arguments) + "}}";
    }

    @Test
    void a_graph_that_can_be_computed_has_no_errors_and_no_cell_is_read() {
        assertThat(found(LOAD + ", "
                        + node("ndvi", "ndvi", "'data': {'from_node': 'load'}") + ", "
                        + node(
                                "best",
                                "reduce_dimension",
                                "'data': {'from_node': 'ndvi'}, 'dimension': 't', 'reducer': "
                                        + callback("max", "'data': {'from_parameter': 'data'}"))
                        + ", "
                        + result("save", "save_result", "'data': {'from_node': 'best'}, 'format': 'GTiff'")))
                .isEmpty();
    }

    @Test
    void every_argument_of_one_load_tells_its_own_error() {
        assertThat(found(load(
                        "'id': 'C', 'bands': ['B04', 'B99', 'B98'], 'temporal_extent': ['2022-07-01', '2022-06-01'],"
                                + " 'spatial_extent': {'west': 10, 'south': 48, 'east': 12, 'north': 50, 'crs': 99999},"
                                + " 'properties': {'eo:cloud_cover': "
                                + callback("add", "'x': {'from_parameter': 'value'}, 'y': 1") + "}")))
                .containsExactly(
                        "ProcessParameterInvalid load spatial_extent",
                        "TemporalExtentEmpty load temporal_extent",
                        "ProcessGraphInvalid load properties",
                        "ProcessParameterInvalid load bands",
                        "ProcessParameterInvalid load bands");
    }

    @Test
    void extents_outside_of_a_collection_are_told_one_by_one() {
        assertThat(found(load("'id': 'C', 'temporal_extent': ['2023-01-01', null],"
                        + " 'spatial_extent': {'west': -10, 'south': 48, 'east': -9, 'north': 50}")))
                .containsExactly("NoDataAvailable load spatial_extent", "NoDataAvailable load temporal_extent");
    }

    @Test
    void an_unknown_collection_does_not_hide_the_other_arguments() {
        assertThat(found(load("'id': 'NONE', 'temporal_extent': ['yesterday', null],"
                        + " 'spatial_extent': {'west': 10, 'south': 51, 'east': 12}")))
                .containsExactly(
                        "ProcessParameterInvalid load spatial_extent",
                        "ProcessParameterInvalid load temporal_extent",
                        "CollectionNotFound load id");
    }

    @Test
    void what_follows_from_a_failed_input_is_not_told_but_what_does_not_is() {
        assertThat(found(BROKEN_LOAD + ", "
                        + node(
                                "mean",
                                "reduce_dimension",
                                "'data': {'from_node': 'load'}, 'dimension': 'nowhere', 'reducer': "
                                        + callback("quantiles", "'data': {'from_parameter': 'data'}, 'q': 2"))
                        + ", "
                        + result(
                                "save",
                                "save_result",
                                "'data': {'from_node': 'mean'}, 'format': 'GTiff', 'options': {'tile': 5}")))
                .containsExactly(
                        "ProcessGraphInvalid mean reducer",
                        "CollectionNotFound load id",
                        "ProcessParameterInvalid save options");
    }

    @Test
    void a_format_that_is_not_there_is_told_even_where_there_is_no_data() {
        assertThat(found(BROKEN_LOAD + ", "
                        + result("save", "save_result", "'data': {'from_node': 'load'}, 'format': 'MP3'")))
                .containsExactly("CollectionNotFound load id", "FileTypeInvalid save format");
    }

    @Test
    void a_dimension_that_is_not_there_is_told_beside_a_callback_of_the_wrong_kind() {
        assertThat(found(LOAD + ", "
                        + result(
                                "mean",
                                "reduce_dimension",
                                "'data': {'from_node': 'load'}, 'dimension': 'nowhere', 'reducer': "
                                        + callback("sort", "'data': {'from_parameter': 'data'}"))))
                .containsExactly("ProcessGraphInvalid mean reducer", "DimensionNotAvailable mean dimension");
    }

    @Test
    void unknown_bands_of_an_index_are_told_together() {
        assertThat(found(LOAD + ", "
                        + result(
                                "ndvi",
                                "ndvi",
                                "'data': {'from_node': 'load'}, 'nir': 'B1', 'red': 'B2', 'target_band': 'B04'")))
                .containsExactly(
                        "NirBandAmbiguous ndvi nir", "RedBandAmbiguous ndvi red", "BandExists ndvi target_band");
    }

    @Test
    void unknown_labels_in_a_callback_are_told_together_with_their_nodes() {
        String callback = "{'process_graph': {"
                + node("one", "array_element", "'data': {'from_parameter': 'data'}, 'label': 'B1'") + ", "
                + node("two", "array_element", "'data': {'from_parameter': 'data'}, 'label': 'B2'") + ", "
                + result("sum", "add", "'x': {'from_node': 'one'}, 'y': {'from_node': 'two'}") + "}}";
        assertThat(found(LOAD + ", "
                        + result(
                                "reduce",
                                "reduce_dimension",
                                "'data': {'from_node': 'load'}, 'dimension': 'bands', 'reducer': " + callback)))
                .containsExactly("ArrayElementNotAvailable reduce/one", "ArrayElementNotAvailable reduce/two");
    }

    @Test
    void callbacks_that_return_the_wrong_kind_are_found_without_data() {
        assertThat(callbackError("apply", "process", callback("text_concat", "'data': [{'from_parameter': 'x'}, 'm']")))
                .containsExactly("ProcessGraphInvalid step process");
        assertThat(callbackError(
                        "apply_dimension",
                        "'dimension': 't', 'process'",
                        callback("mean", "'data': {'from_parameter': 'data'}")))
                .containsExactly("ProcessGraphInvalid step process");
        assertThat(callbackError(
                        "filter_labels",
                        "'dimension': 't', 'condition'",
                        callback("text_concat", "'data': [{'from_parameter': 'value'}]")))
                .containsExactly("ProcessGraphInvalid step condition");
        assertThat(callbackError("apply", "process", callback("gt", "'x': {'from_parameter': 'x'}, 'y': 1")))
                .isEmpty();
    }

    /** What is found in a step over a collection that is not there, but for that. */
    private static List<String> callbackError(String process, String argument, String callback) {
        String name = argument.startsWith("'") ? argument : "'" + argument + "'";
        List<String> found = found(BROKEN_LOAD + ", "
                + result("step", process, "'data': {'from_node': 'load'}, " + name + ": " + callback));
        assertThat(found).contains("CollectionNotFound load id");
        return found.stream()
                .filter(error -> !error.startsWith("CollectionNotFound"))
                .toList();
    }

    @Test
    void a_result_of_the_wrong_kind_is_refused_where_it_is_used() {
        List<OpenEoException> errors = errors(BROKEN_LOAD + ", "
                + node("sum", "add", "'x': {'from_node': 'load'}, 'y': 1") + ", "
                + node("saved", "save_result", "'data': {'from_node': 'load'}, 'format': 'GTiff'") + ", "
                + result("again", "ndvi", "'data': {'from_node': 'saved'}"));
        assertThat(errors)
                .extracting(ValidationTest::place)
                .containsExactly(
                        "ProcessParameterInvalid sum x",
                        "ProcessParameterInvalid again data",
                        "CollectionNotFound load id");
        assertThat(errors.get(0))
                .hasMessageContaining(
                        "expected a number or null, given the result of node 'load' (load_collection), which is a"
                                + " data cube");
        assertThat(errors.get(1)).hasMessageContaining("which is what save_result returned");
    }

    @Test
    void an_array_in_a_callback_is_no_number() {
        assertThat(callbackError(
                        "reduce_dimension",
                        "'dimension': 't', 'reducer'",
                        callback("add", "'x': {'from_parameter': 'data'}, 'y': 1")))
                .containsExactly("ProcessParameterInvalid step/c x");
    }

    @Test
    void a_cycle_is_told_once_with_what_waits_for_it_and_does_not_hide_other_errors() {
        List<OpenEoException> errors = errors(node("a", "absolute", "'x': {'from_node': 'b'}") + ", "
                + node("b", "absolute", "'x': {'from_node': 'a'}, 'z': 1")
                + ", " + result("c", "add", "'x': {'from_node': 'a'}, 'y': 'one'") + ", "
                + node("self", "absolute", "'x': {'from_node': 'self'}"));
        assertThat(errors)
                .extracting(ValidationTest::place)
                .containsExactly(
                        "ProcessGraphInvalid a",
                        "ProcessGraphInvalid self",
                        "ProcessParameterUnsupported b z",
                        "ProcessParameterInvalid c y");
        assertThat(errors.get(0)).hasMessageContaining("a → b").hasMessageContaining("never runs either: c.");
        assertThat(errors.get(1)).hasMessageContaining("self waits for itself");
    }

    @Test
    void a_node_that_nobody_needs_is_no_error_but_its_own_errors_are_told() {
        assertThat(found(result("one", "pi", "") + ", " + node("other", "e", "")))
                .isEmpty();
        assertThat(found(result("one", "pi", "") + ", " + node("other", "fly", "")))
                .containsExactly("ProcessUnsupported other");
    }

    @Test
    void malformed_nodes_are_each_named_and_nothing_follows_from_them() {
        assertThat(found("'a': 5, 'b': {'process_id': 'add'}, 'c': {'arguments': {}}, 'd': {'process_id': 'add',"
                        + " 'arguments': [], 'result': 'yes'}, "
                        + node("e", "absolute", "'x': {'from_node': 'a'}, 'y': {'from_node': 7}") + ", "
                        + node("f", "absolute", "'x': 1e400")))
                .containsExactly(
                        "ProcessGraphInvalid a",
                        "ProcessGraphInvalid b",
                        "ProcessGraphInvalid c",
                        "ProcessGraphInvalid d",
                        "ProcessGraphInvalid d",
                        "ProcessGraphInvalid e y",
                        "ProcessParameterInvalid f x",
                        "ProcessParameterUnsupported e y");
    }

    @Test
    void a_namespace_that_is_not_ours_has_no_processes() {
        String pi = "'a': {'process_id': 'pi', 'arguments': {}, 'result': true, 'namespace': ";
        assertThat(found(pi + "'user'}")).containsExactly("ProcessUnsupported a");
        assertThat(found(pi + "'backend'}")).isEmpty();
        assertThat(found(pi + "null}")).isEmpty();
    }

    @Test
    void parameters_that_nobody_declares_are_no_errors_but_those_of_callbacks() {
        String power = callback("power", "'base': {'from_parameter': 'x'}, 'p': {'from_parameter': 'exponent'}");
        String apply = result("a", "apply", "'data': {'from_parameter': 'cube'}, 'process': " + power);
        assertThat(found(apply)).containsExactly("ProcessGraphInvalid a/c p");
        assertThat(found(apply + ", " + node("b", "add", "'x': {'from_parameter': 'exponent'}, 'y': 'one'")))
                .containsExactly("ProcessParameterInvalid b y");
    }

    @Test
    void declared_parameters_bring_their_kinds_and_values() {
        DeclaredParameters declared =
                DeclaredParameters.read(Graphs.tree("[{'name': 'id', 'schema': {'type': 'string'}, 'default': 'NONE'},"
                        + " {'name': 'cube', 'schema': {'type': 'object', 'subtype': 'datacube'}}]"));
        String load = node(
                "load",
                "load_collection",
                "'id': {'from_parameter': 'id'}, 'spatial_extent': null, 'temporal_extent': null");
        List<OpenEoException> errors = Graphs.errors(
                "{" + load + ", " + node("sum", "add", "'x': {'from_parameter': 'cube'}, 'y': 1") + ", "
                        + node("other", "add", "'x': {'from_parameter': 'unheard_of'}, 'y': 1") + ", "
                        + result("ndvi", "ndvi", "'data': {'from_parameter': 'cube'}") + "}",
                declared,
                context);
        assertThat(errors)
                .extracting(ValidationTest::place)
                .containsExactly(
                        "ProcessParameterInvalid sum x", "ProcessGraphInvalid other x", "CollectionNotFound load id");
    }

    @Test
    void no_more_errors_are_listed_than_anybody_reads() {
        StringBuilder nodes = new StringBuilder(result("pi", "pi", ""));
        for (int i = 0; i < 3000; i++) {
            nodes.append(", ").append(node("n" + i, "fly", ""));
        }
        List<OpenEoException> errors = errors(nodes.toString());
        assertThat(errors).hasSize(1001);
        assertThat(errors.get(1000)).hasMessageContaining("2000 further errors");
    }
}
