package eo.caravan.bench;

import eo.caravan.processors.output.tiff.CogOptions;
import eo.caravan.processors.output.tiff.CogWriter;
import eo.caravan.processors.output.tiff.EncodedTile;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TileData;
import eo.caravan.processors.source.tiff.TileDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Kilobytes of cells a second, one thread, page cache warm: a tile of 512 × 512 cells is decoded and encoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TileBenchmark {
    private static final int SIDE = 512;
    private static final int KILOBYTES_16 = SIDE * SIDE * 2 / 1000;

    /** The type of the cells; the score counts 2 bytes a cell for both, so halve or double by hand. */
    @Param({"UINT16", "FLOAT32"})
    public SampleType type;

    private Path file;
    private TiffFile tiff;
    private CogWriter writer;
    private TileDecoder decoder;
    private double[][] cells;

    /** Writes a file of one tile with a smooth surface and noise, as reflectances have. */
    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("tile-benchmark");
        SplittableRandom random = new SplittableRandom(7);
        cells = new double[1][SIDE * SIDE];
        for (int i = 0; i < cells[0].length; i++) {
            double slope = 2000 + 800 * Math.sin(i % SIDE / 60.0) + 600 * Math.cos(i / SIDE / 45.0);
            cells[0][i] = Math.rint(slope + random.nextInt(-60, 60));
        }
        CogOptions options =
                CogOptions.builder(SIDE, SIDE, 1, type).tileSize(SIDE).build();
        try (CogWriter once = CogWriter.create(folder.resolve("tile.tif"), options)) {
            once.append(once.encode(0, 0, cells));
            file = once.finish();
        }
        tiff = TiffFile.open(file);
        decoder = new TileDecoder();
        writer = CogWriter.create(folder.resolve("never.tif"), options);
    }

    @TearDown
    public void close() throws IOException {
        tiff.close();
        decoder.close();
        writer.close();
        Files.delete(file);
        Files.delete(file.getParent());
    }

    /** Kilobytes of cells decoded a second. */
    @Benchmark
    @OperationsPerInvocation(KILOBYTES_16)
    public int decode() throws IOException {
        TileData tile = tiff.image().readTile(0, 0, 0, decoder);
        tile.discard();
        return tile.width();
    }

    /** Kilobytes of cells encoded a second. */
    @Benchmark
    @OperationsPerInvocation(KILOBYTES_16)
    public EncodedTile encode() {
        return writer.encode(0, 0, cells);
    }
}
