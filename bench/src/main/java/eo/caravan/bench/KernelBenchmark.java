package eo.caravan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds for each cell of the result, one thread, the input already in memory: a planned chain is read once over a cube of
 * 12 dates, 2 bands and 512 × 512 cells with some no data.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class KernelBenchmark {
    private static final int SIDE = 512;
    private static final int DATES = 12;

    private static final String CUBE = "\"data\": {\"from_parameter\": \"cube\"}";
    private static final String DATA = "\"data\": {\"from_parameter\": \"data\"}";
    private static final String TIME = "\"dimension\": \"t\",";

    private static final Map<String, String> CHAINS = Map.of(
            "ndvi",
            step("ndvi", "ndvi", "{" + CUBE + "}"),
            "scale",
            calling(
                    "apply",
                    "process",
                    "",
                    "linear_scale_range",
                    "\"x\": {\"from_parameter\": \"x\"}, \"inputMin\": 0, \"inputMax\": 10000"),
            "equal",
            calling("apply", "process", "", "eq", "\"x\": {\"from_parameter\": \"x\"}, \"y\": 3"),
            "mean",
            calling("reduce_dimension", "reducer", TIME, "mean", DATA),
            "sd",
            calling("reduce_dimension", "reducer", TIME, "sd", DATA),
            "median",
            calling("reduce_dimension", "reducer", TIME, "median", DATA),
            "quarter",
            calling("aggregate_temporal_period", "reducer", "\"period\": \"season\",", "mean", DATA),
            "interpolate",
            calling("apply_dimension", "process", TIME, "array_interpolate_linear", DATA),
            "kernel",
            step("kernel", "apply_kernel", "{" + CUBE + ", \"kernel\": " + fives() + ", \"factor\": 0.04}"));

    /** Which chain is read; {@code kernel} is one of 5 x 5 cells. */
    @Param({"ndvi", "scale", "equal", "mean", "sd", "median", "quarter", "interpolate", "kernel"})
    public String chain;

    private Cube result;

    private static String step(String id, String process, String arguments) {
        return "{\"" + id + "\": {\"process_id\": \"" + process + "\", \"arguments\": " + arguments
                + ", \"result\": true}}";
    }

    private static String calling(String process, String parameter, String more, String callback, String arguments) {
        return step(
                "call",
                process,
                "{" + CUBE + "," + more + " \"" + parameter + "\": {\"process_graph\": "
                        + step("one", callback, "{" + arguments + "}") + "}}");
    }

    private static String fives() {
        return Collections.nCopies(5, Collections.nCopies(5, 1)).toString();
    }

    /** Plans the chain over random cells. */
    @Setup
    public void plan() throws IOException {
        GraphPlanner planner = new GraphPlanner(ProcessRegistry.standard());
        ProcessGraph graph = ProcessGraph.parse(new ObjectMapper().readTree(CHAINS.get(chain)));
        ProcessContext context = new ProcessContext(
                null,
                new OutputFormats(),
                StepLog.SILENT,
                Optional.empty(),
                new ChunkExecutor(1, Long.MAX_VALUE),
                RunControl.UNWATCHED);
        PlanRun run = new PlanRun(planner.plan(graph, Set.of("cube")), Map.of("cube", randomCube()), step -> context);
        result = (Cube) run.runAll();
    }

    private static Cube randomCube() {
        Encoding encoding = new Encoding(CellType.UINT16, 0);
        List<String> times = new ArrayList<>();
        for (int i = 0; i < DATES; i++) {
            times.add("2022-%02d-01T10:00:00Z".formatted(i + 1));
        }
        Grid grid = new Grid(Crs.epsg(32632), 600_000, 5_200_000, 10, -10, SIDE, SIDE);
        Shape shape = new Shape(
                List.of(
                        new Dimension.Temporal("t", times),
                        new Dimension.Bands(
                                "bands",
                                List.of(
                                        new Band("B04", "red", 0.665, encoding, 1, 0),
                                        new Band("B08", "nir", 0.842, encoding, 1, 0))),
                        grid.y("y"),
                        grid.x("x")),
                encoding);
        SplittableRandom random = new SplittableRandom(42);
        double[] cells = new double[Math.toIntExact(shape.whole().cells())];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(1, 10_000);
        }
        return new ArrayCube(shape, cells);
    }

    /** Reads the whole result; the score is that of one cell of one date and band of the input. */
    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE * DATES * 2)
    public double read() {
        Chunk chunk = result.read(result.shape().whole());
        double first = chunk.values()[0];
        chunk.discard();
        return first;
    }
}
