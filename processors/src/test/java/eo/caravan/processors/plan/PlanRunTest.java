package eo.caravan.processors.plan;

import static eo.caravan.processors.plan.Graphs.CONTEXT;
import static eo.caravan.processors.plan.Graphs.PLANNER;
import static eo.caravan.processors.plan.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.process.ProcessSpecs;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.output.StacStep;
import eo.caravan.processors.process.ValueProcess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanRunTest {
    private static final Grid GRID = new Grid(Crs.epsg(32632), 0, 20, 10, -10, 2, 2);
    private static final Cube CUBE = new ArrayCube(
            new Shape(List.<Dimension>of(GRID.y("y"), GRID.x("x")), Encoding.FLOAT32), new double[] {1, 2, 3, 4});

    @Test
    void a_failure_while_cells_are_read_names_the_node_that_they_come_from() {
        Cube broken = new Cube() {
            @Override
            public Shape shape() {
                return CUBE.shape();
            }

            @Override
            public Chunk read(Region region) {
                throw new OpenEoException(ApiErrorCode.STORAGE_FAILURE, "damaged")
                        .at(new ErrorSite(null, null, null, "a.tif"));
            }
        };
        PlanRun run = new PlanRun(
                PLANNER.plan(
                        graph(
                                "{'first': {'process_id': 'rename_dimension', 'arguments': {'data': {'from_parameter': 'cube'},"
                                        + " 'source': 'x', 'target': 'a'}}, 'second': {'process_id': 'rename_dimension', 'arguments':"
                                        + " {'data': {'from_node': 'first'}, 'source': 'y', 'target': 'b'}, 'result': true}}"),
                        Set.of("cube")),
                Map.of("cube", broken),
                step -> CONTEXT);
        Cube result = (Cube) run.runAll();
        assertThatThrownBy(() -> result.read(result.shape().whole()))
                .isInstanceOfSatisfying(OpenEoException.class, error -> assertThat(error.site())
                        .isEqualTo(new ErrorSite("first", "rename_dimension", null, "a.tif")));
    }

    @Test
    void a_cube_given_to_a_process_of_numbers_is_refused_with_a_way_out() {
        assertThatThrownBy(() -> run("'add', 'arguments': {'x': {'from_parameter': 'cube'}, 'y': 1}"))
                .hasMessageContaining("expected a number or null, given a data cube of y, x")
                .hasMessageContaining("'apply'");
        assertThatThrownBy(() -> run("'mean', 'arguments': {'data': {'from_parameter': 'cube'}}"))
                .hasMessageContaining("'reduce_dimension'");
    }

    @Test
    void a_callback_sees_the_parameters_around_it() {
        Object result = run("'apply', 'arguments': {'data': {'from_parameter': 'cube'}, 'process': {'process_graph':"
                + " {'plus': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y':"
                + " {'from_parameter': 'ten'}}, 'result': true}}}}");
        Cube cube = (Cube) result;
        assertThat(cube.read(cube.shape().whole()).values()).containsExactly(11, 12, 13, 14);
    }

    @Test
    void a_missing_side_of_a_bounding_box_is_named() {
        assertThatThrownBy(() -> run("'filter_bbox', 'arguments': {'data': {'from_parameter': 'cube'}, 'extent':"
                        + " {'west': 1, 'south': 2, 'east': 3}}"))
                .isInstanceOfSatisfying(OpenEoException.class, error -> {
                    assertThat(error.code()).isEqualTo(ApiErrorCode.PROCESS_PARAMETER_INVALID);
                    assertThat(error).hasMessageContaining("'north' is missing");
                    assertThat(error.site()).isEqualTo(new ErrorSite("n", "filter_bbox", "extent", null));
                });
    }

    @Test
    void an_unexpected_failure_becomes_internal_and_names_the_step() {
        assertThatThrownBy(() -> run(arguments -> {
                    throw new ArithmeticException("by zero");
                }))
                .isInstanceOfSatisfying(OpenEoException.class, error -> {
                    assertThat(error.code()).isEqualTo(ApiErrorCode.INTERNAL);
                    assertThat(error.site()).isEqualTo(new ErrorSite("n", "pi", null, null));
                    assertThat(error).hasMessageContaining("node 'n'").hasCauseInstanceOf(ArithmeticException.class);
                });
    }

    @Test
    void a_cancelled_step_stays_cancelled() {
        assertThatThrownBy(() -> run(arguments -> {
                    throw new CancelledException();
                }))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void what_is_saved_anywhere_in_the_graph_is_collected() {
        PlanRun run = new PlanRun(
                PLANNER.plan(
                        graph(
                                "{'aside': {'process_id': 'save_result', 'arguments': {'data': {'from_parameter': 'cube'},"
                                        + " 'format': 'json'}}, 'e': {'process_id': 'e', 'arguments': {}, 'result': true}}"),
                        Set.of("cube")),
                Map.of("cube", CUBE),
                step -> CONTEXT);
        assertThat(run.runAll()).isEqualTo(Math.E);
        assertThat(run.saved()).singleElement().satisfies(saved -> assertThat(saved.data())
                .isSameAs(CUBE));
    }

    @Test
    void a_result_that_is_changed_afterwards_is_still_one_result() {
        PlanRun run = new PlanRun(
                PLANNER.plan(
                        graph(
                                "{'save': {'process_id': 'save_result', 'arguments': {'data': {'from_parameter': 'cube'},"
                                        + " 'format': 'json'}}, 'name': {'process_id': 'stac_modify', 'result': true,"
                                        + " 'arguments': {'data': {'from_node': 'save'}, 'changes': {'title': 'June', 'keywords': null}}}}"),
                        Set.of("cube")),
                Map.of("cube", CUBE),
                step -> CONTEXT);
        run.runAll();
        assertThat(run.saved()).singleElement().satisfies(saved -> assertThat(saved.steps())
                .singleElement()
                .satisfies(step -> assertThat(((StacStep.Change) step).changes())
                        .containsEntry("title", "June")
                        .containsEntry("keywords", null)));
    }

    @Test
    void what_a_stac_document_is_cannot_be_changed() {
        String graph =
                "{'save': {'process_id': 'save_result', 'arguments': {'data': {'from_parameter': 'cube'}, 'format': 'json'}},"
                        + " 'name': {'process_id': 'stac_modify', 'result': true, 'arguments': {'data': {'from_node': 'save'},"
                        + " 'changes': {'links': []}}}}";
        PlanRun run = new PlanRun(PLANNER.plan(graph(graph), Set.of("cube")), Map.of("cube", CUBE), step -> CONTEXT);
        assertThatThrownBy(run::runAll).hasMessageContaining("links");
    }

    @Test
    void nobody_exports_to_a_workspace_that_is_not_there() {
        String graph =
                "{'save': {'process_id': 'save_result', 'arguments': {'data': {'from_parameter': 'cube'}, 'format': 'json'}},"
                        + " 'out': {'process_id': 'export_workspace', 'result': true, 'arguments': {'data': {'from_node': 'save'},"
                        + " 'workspace': 'nowhere'}}}";
        PlanRun run = new PlanRun(PLANNER.plan(graph(graph), Set.of("cube")), Map.of("cube", CUBE), step -> CONTEXT);
        assertThatThrownBy(run::runAll).hasMessageContaining("There is no workspace 'nowhere'");
    }

    private static Object run(String call) {
        ExecutionPlan plan =
                PLANNER.plan(graph("{'n': {'process_id': " + call + ", 'result': true}}"), Set.of("cube", "ten"));
        return new PlanRun(plan, Map.of("cube", CUBE, "ten", 10.0), step -> CONTEXT).runAll();
    }

    private static Object run(ValueProcess process) {
        PlannedStep step = new PlannedStep(
                "n", "n", ProcessSpecs.standard().find("pi").orElseThrow(), process, Map.of(), Set.of());
        return new PlanRun(new ExecutionPlan(List.of(step), "n"), unused -> CONTEXT).runAll();
    }
}
