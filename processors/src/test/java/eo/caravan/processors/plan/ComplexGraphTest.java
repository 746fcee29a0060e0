package eo.caravan.processors.plan;

import static eo.caravan.processors.plan.Graphs.CONTEXT;
import static eo.caravan.processors.plan.Graphs.PLANNER;
import static eo.caravan.processors.plan.Graphs.callback;
import static eo.caravan.processors.plan.Graphs.graph;
import static eo.caravan.processors.plan.Graphs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.process.ProcessSpecs;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Large graphs are planned and run, bombs are refused. Time limits are for runaways only, never near what is usual. */
class ComplexGraphTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Grid GRID = new Grid(Crs.epsg(32632), 0, 20, 10, -10, 2, 2);
    private static final Cube CUBE =
            new ArrayCube(new Shape(List.of(GRID.y("y"), GRID.x("x")), Encoding.FLOAT32), new double[] {1, 2, 3, 4});

    @TempDir
    Path folder;

    /** Nodes n0, n1, …, the last one the result; {@code call} makes the part behind process_id. */
    private static String nodes(int count, IntFunction<String> call) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "'n" + i + "': {'process_id': " + call.apply(i) + (i == count - 1 ? ", 'result': true}" : "}"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String node(int i) {
        return "{'from_node': 'n" + i + "'}";
    }

    private static void refused(Executable work) {
        assertTimeoutPreemptively(LONG, () -> assertThatThrownBy(work::execute)
                .isInstanceOfSatisfying(OpenEoException.class, error -> assertThat(error.code())
                        .isEqualTo(ApiErrorCode.PROCESS_GRAPH_COMPLEXITY)));
    }

    @Test
    void five_thousand_nodes_that_refer_to_each_other_are_planned_and_computed_once_each() {
        String wide = nodes(
                5_000,
                i -> i < 4_999
                        ? "'add', 'arguments': {'x': 1, 'y': " + (i == 0 ? "0" : node(i / 2)) + "}"
                        : "'sum', 'arguments': {'data': ["
                                + IntStream.range(0, i)
                                        .mapToObj(ComplexGraphTest::node)
                                        .collect(Collectors.joining(", "))
                                + "]}");
        assertTimeoutPreemptively(LONG, () -> {
            AtomicInteger steps = new AtomicInteger();
            new PlanRun(PLANNER.plan(graph(wide)), step -> {
                        steps.incrementAndGet();
                        return CONTEXT;
                    })
                    .runAll();
            assertThat(steps).hasValue(5_000);
        });
    }

    @Test
    void five_thousand_nodes_on_cubes_are_planned_and_their_cells_computed_by_the_executor() {
        String chain = nodes(
                5_000,
                i -> "'apply', 'arguments': {'data': " + (i == 0 ? "{'from_parameter': 'cube'}" : node(i - 1))
                        + ", 'process': {'process_graph': {'a': {'process_id': 'add', 'arguments': {'x':"
                        + " {'from_parameter': 'x'}, 'y': 1}, 'result': true}}}}");
        Cube cube = (Cube)
                new PlanRun(PLANNER.plan(graph(chain), Set.of("cube")), Map.of("cube", CUBE), step -> CONTEXT).runAll();
        assertTimeoutPreemptively(LONG, () -> {
            try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
                new ResultWriter(new OutputFormats())
                        .write(cube, new WriteTarget(folder, "r", executor, RunControl.UNWATCHED));
            }
        });
        assertThat(folder.resolve("r.json"))
                .content()
                .containsSubsequence("5001", "5002", "5003", "5004")
                .doesNotContain("5005");
    }

    @Test
    void a_node_that_two_others_need_is_evaluated_once() {
        AtomicInteger evaluations = new AtomicInteger();
        ValueProcess counting = arguments -> (double) evaluations.incrementAndGet();
        ValueProcess sum = (ValueProcess)
                ProcessRegistry.standard().find("add").orElseThrow().process();
        PlannedStep shared = new PlannedStep(
                "s", "s", ProcessSpecs.standard().find("pi").orElseThrow(), counting, Map.of(), Set.of());
        PlannedStep twice = new PlannedStep(
                "t",
                "t",
                ProcessSpecs.standard().find("add").orElseThrow(),
                sum,
                Map.of("x", new PlannedArgument.FromNode("s"), "y", new PlannedArgument.FromNode("s")),
                Set.of());
        ExecutionPlan plan = new ExecutionPlan(List.of(shared, twice), "t");
        assertThat(new PlanRun(plan, step -> CONTEXT).runAll()).isEqualTo(2.0);
        assertThat(new ChildGraph(plan, Map.of(), CONTEXT, new Effort()).evaluate(Map.of()))
                .isEqualTo(4.0);
        assertThat(evaluations).hasValue(2);
    }

    @Test
    void nodes_that_do_the_same_become_one_operand() {
        Operand.Elements both = (Operand.Elements) callback("{'a': {'process_id': 'add', 'arguments': {'x':"
                        + " {'from_parameter': 'x'}, 'y': 1}}, 'b': {'process_id': 'add', 'arguments': {'x':"
                        + " {'from_parameter': 'x'}, 'y': 1.0}}, 'c': {'process_id': 'add', 'arguments': {'x':"
                        + " {'from_parameter': 'x'}, 'y': 2}}, 'all': {'process_id': 'array_create', 'arguments': {'data':"
                        + " [{'from_node': 'a'}, {'from_node': 'b'}, {'from_node': 'c'}]}, 'result': true}}")
                .compile(Map.of("x", new InputCells(0, Encoding.FLOAT64)));
        assertThat(both.elements().get(0))
                .isSameAs(both.elements().get(1))
                .isNotSameAs(both.elements().get(2));
    }

    @Test
    void circles_are_refused_wherever_they_are() {
        String self = "{'a': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'a'}}, 'result': true}}";
        String inner = "{'o': {'process_id': 'array_apply', 'arguments': {'data': [1], 'process': {'process_graph': "
                + self + "}}, 'result': true}}";
        String branch =
                "{'c': {'process_id': 'if', 'arguments': {'value': true, 'accept': 1, 'reject': {'from_node': 'd'}},"
                        + " 'result': true}, 'd': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'c'}}}}";
        for (String circle : List.of(self, inner, branch)) {
            assertThatThrownBy(() -> run(circle))
                    .isInstanceOfSatisfying(OpenEoException.class, error -> assertThat(error.code())
                            .isEqualTo(ApiErrorCode.PROCESS_GRAPH_INVALID));
        }
    }

    private static String multiplying(int depth, String data) {
        String inner = "{'x': {'process_id': 'constant', 'arguments': {'x': {'from_parameter': 'x'}}, 'result': true}}";
        for (int i = 0; i < depth; i++) {
            inner = "{'n': {'process_id': 'array_apply', 'arguments': {'data': " + data
                    + ", 'process': {'process_graph': " + inner + "}}, 'result': true}}";
        }
        return inner;
    }

    @Test
    void callbacks_that_multiply_without_end_are_refused() {
        refused(() -> run(multiplying(20, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]")));
        String overCells =
                "{'a': {'process_id': 'apply_dimension', 'arguments': {'data': {'from_parameter': 'cube'}, 'dimension': 'x',"
                        + " 'process': {'process_graph': " + multiplying(20, "{'from_parameter': 'data'}")
                        + "}}, 'result': true}}";
        refused(() -> new PlanRun(PLANNER.plan(graph(overCells), Set.of("cube")), Map.of("cube", CUBE), step -> CONTEXT)
                .runAll());
    }

    @Test
    void values_that_double_with_every_node_are_refused() {
        refused(() -> run(nodes(
                60,
                i -> i == 0
                        ? "'array_create', 'arguments': {'data': [1, 2]}"
                        : "'array_concat', 'arguments': {'array1': " + node(i - 1) + ", 'array2': " + node(i - 1)
                                + "}")));
        refused(() -> run(nodes(
                60,
                i -> i == 0
                        ? "'text_concat', 'arguments': {'data': ['a', 'b']}"
                        : "'text_concat', 'arguments': {'data': [" + node(i - 1) + ", " + node(i - 1) + "]}")));
        refused(() -> run(nodes(
                60,
                i -> i == 0
                        ? "'array_create', 'arguments': {'data': [1, 2]}"
                        : "'array_create', 'arguments': {'data': [" + node(i - 1) + ", " + node(i - 1) + "]}")));
        refused(() -> run(
                nodes(2_000, i -> "'array_create', 'arguments': {'data': [[" + (i == 0 ? "1" : node(i - 1)) + "]]}")));
        refused(() -> callback(nodes(
                        60,
                        i -> i == 0
                                ? "'array_create', 'arguments': {'data': [{'from_parameter': 'x'}, 2]}"
                                : "'array_concat', 'arguments': {'array1': " + node(i - 1) + ", 'array2': "
                                        + node(i - 1) + "}"))
                .compile(Map.of("x", new InputCells(0, Encoding.FLOAT64))));
    }

    @Test
    void a_graph_that_is_cancelled_while_its_callbacks_run_stops() {
        RunControl cancelled = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {}
        };
        ProcessContext context = new ProcessContext(
                CONTEXT.collections(), CONTEXT.formats(), CONTEXT.log(), CONTEXT.view(), CONTEXT.executor(), cancelled);
        ExecutionPlan plan = PLANNER.plan(graph(multiplying(6, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]")));
        assertThatThrownBy(() -> new PlanRun(plan, step -> context).runAll()).isInstanceOf(CancelledException.class);
    }
}
