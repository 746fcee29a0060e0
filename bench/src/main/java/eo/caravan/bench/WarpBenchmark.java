package eo.caravan.bench;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.sampling.Layer;
import eo.caravan.processors.sampling.Patch;
import eo.caravan.processors.sampling.ResampleMethod;
import eo.caravan.processors.sampling.Warp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * Million cells a second of 256 × 256 cells of 20 m in EPSG:3035, each in four bands, made of cells of 10 m in EPSG:32633: places, weights
 * and sums, without reading. One thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class WarpBenchmark {
    private static final int SIDE = 256;
    private static final int BANDS = 4;
    private static final Grid SOURCE = new Grid(Crs.epsg(32633), 499_980, 5_200_020, 10, -10, 5490, 5490);
    private static final Grid TARGET = new Grid(Crs.epsg(3035), 4_701_580, 2_665_480, 20, -20, 2921, 2926);

    @Param({"NEAR", "BILINEAR", "CUBIC", "AVERAGE"})
    public ResampleMethod method;

    private Warp warp;
    private List<Layer> layers;
    private double[] out;

    /** Cells that differ from their neighbours, all with data. */
    @Setup
    public void prepare() {
        warp = new Warp(SOURCE, TARGET, method, 0.125);
        Layer.Window window = patch().window();
        SplittableRandom random = new SplittableRandom(1);
        double[] values =
                random.doubles(BANDS * (long) window.columns() * window.rows()).toArray();
        layers = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            layers.add(new Layer(values, band * window.columns() * window.rows(), window.columns(), 1, window));
        }
        out = new double[BANDS * SIDE * SIDE];
    }

    private Patch patch() {
        return warp.patch(1024, 1024, SIDE, SIDE);
    }

    /** What four bands cost together, each cell of each band counted. */
    @Benchmark
    @OperationsPerInvocation(BANDS * SIDE * SIDE)
    public double[] four() {
        int[] firsts = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            firsts[band] = band * SIDE * SIDE;
        }
        patch().fill(layers, out, firsts, SIDE, 1);
        return out;
    }

    /** What one band costs alone. */
    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE)
    public double[] one() {
        patch().fill(Collections.singletonList(layers.get(0)), out, new int[1], SIDE, 1);
        return out;
    }
}
