package eo.caravan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds for each of 20,000 polygons of twelve corners in longitude and latitude, about 500 m wide, over 5490 × 5490 cells of
 * 10 m: finding their cells on one thread, and their means over four dates whose cells cost nothing to read, on all threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ZonalBenchmark {
    private static final int POLYGONS = 20_000;
    private static final int CORNERS = 12;
    private static final Grid GRID = new Grid(Crs.epsg(32633), 499_980, 5_200_020, 10, -10, 5490, 5490);
    private static final String MEANS = "{\"zones\": {\"process_id\": \"aggregate_spatial\", \"result\": true,"
            + "\"arguments\": {\"data\": {\"from_parameter\": \"cube\"}, \"geometries\": {\"from_parameter\": \"fields\"},"
            + "\"reducer\": {\"process_graph\": {\"mean\": {\"process_id\": \"mean\", \"result\": true,"
            + "\"arguments\": {\"data\": {\"from_parameter\": \"data\"}}}}}}}}";

    private ChunkExecutor executor;
    private Dimension.Geometries fields;
    private Cube means;

    /** Lays out the polygons. */
    @Setup
    public void prepare() throws Exception {
        executor = new ChunkExecutor(Runtime.getRuntime().availableProcessors(), 512L << 20);
        fields = fields();
        Object result = new PlanRun(
                        new GraphPlanner(ProcessRegistry.standard())
                                .plan(ProcessGraph.parse(new ObjectMapper().readTree(MEANS)), Set.of("cube", "fields")),
                        Map.of("cube", new Even(), "fields", new GeometryCube(fields)),
                        step -> new ProcessContext(
                                null,
                                new OutputFormats(),
                                StepLog.SILENT,
                                Optional.empty(),
                                executor,
                                RunControl.UNWATCHED))
                .runAll();
        means = (Cube) result;
    }

    @TearDown
    public void close() {
        executor.close();
    }

    private static Dimension.Geometries fields() {
        SplittableRandom random = new SplittableRandom(1);
        GeometryFactory factory = new GeometryFactory();
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < POLYGONS; i++) {
            double x = 15.01 + 0.68 * random.nextDouble();
            double y = 46.48 + 0.45 * random.nextDouble();
            Coordinate[] ring = new Coordinate[CORNERS + 1];
            for (int k = 0; k < CORNERS; k++) {
                double radius = 0.5 + 0.5 * random.nextDouble();
                double angle = 2 * Math.PI * k / CORNERS;
                ring[k] = new Coordinate(x + 0.0035 * radius * Math.cos(angle), y + 0.0024 * radius * Math.sin(angle));
            }
            ring[CORNERS] = ring[0];
            features.add(new Feature((double) i, factory.createPolygon(ring), Map.of()));
        }
        return new Dimension.Geometries("geometry", Crs.WGS84, features);
    }

    /** Four dates of cells that all hold 1. */
    private static final class Even implements Cube {
        private final Shape shape = new Shape(
                List.of(
                        new Dimension.Temporal("t", List.of("2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01")),
                        GRID.y("y"),
                        GRID.x("x")),
                Encoding.FLOAT32);

        @Override
        public Shape shape() {
            return shape;
        }

        @Override
        public Chunk read(Region region) {
            Chunk chunk = Chunk.zeros(region);
            Arrays.fill(chunk.values(), 1);
            return chunk;
        }
    }

    /** Which cells belong to each polygon. */
    @Benchmark
    @OperationsPerInvocation(POLYGONS)
    public long footprints() {
        return Footprints.of(fields, GRID).cells(POLYGONS - 1);
    }

    /** Means of all polygons; their cells were found in the first round. */
    @Benchmark
    @OperationsPerInvocation(POLYGONS)
    public double[] means() {
        return means.read(means.shape().whole()).values();
    }
}
