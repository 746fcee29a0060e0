package eo.caravan.bench;

import eo.caravan.processors.output.tiff.CogOptions;
import eo.caravan.processors.output.tiff.CogWriter;
import eo.caravan.processors.output.tiff.EncodedTile;
import eo.caravan.processors.output.tiff.Packing;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How fast a tile of 512 × 512 cells is encoded by each compression and level, and how many bytes are left. One thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PackingBenchmark {
    private static final int SIDE = 512;

    @Param({"UINT16", "FLOAT32"})
    public SampleType type;

    /** A compression and its level. */
    @Param({"NONE-0", "LZW-1", "DEFLATE-1", "DEFLATE-2", "DEFLATE-6", "ZSTD-1", "ZSTD-3", "ZSTD-9"})
    public String packing;

    private Path folder;
    private CogWriter writer;
    private double[][] cells;

    /** How many bytes are left of so many tiles. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Left {
        public long bytes;
        public long tiles;
    }

    /** A smooth surface with noise, as reflectances have. */
    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("packing-benchmark");
        SplittableRandom random = new SplittableRandom(7);
        cells = new double[1][SIDE * SIDE];
        for (int i = 0; i < cells[0].length; i++) {
            double slope = 2000 + 800 * Math.sin(i % SIDE / 60.0) + 600 * Math.cos(i / SIDE / 45.0);
            cells[0][i] = Math.rint(slope + random.nextInt(-60, 60));
        }
        String[] words = packing.split("-");
        CogOptions options = CogOptions.builder(SIDE, SIDE, 1, type)
                .tileSize(SIDE)
                .packing(Packing.valueOf(words[0]), Integer.parseInt(words[1]))
                .build();
        writer = CogWriter.create(folder.resolve("never.tif"), options);
    }

    @TearDown
    public void close() throws IOException {
        writer.close();
        Files.delete(folder);
    }

    /** Milliseconds a tile. */
    @Benchmark
    public EncodedTile encode(Left left) {
        EncodedTile tile = writer.encode(0, 0, cells);
        left.bytes += tile.bytes();
        left.tiles++;
        return tile;
    }
}
