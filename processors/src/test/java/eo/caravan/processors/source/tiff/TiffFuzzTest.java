package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import eo.caravan.processors.source.access.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Good files, damaged at random in thousands of ways. Each is either read, or ends in an {@link IOException} that names the file; soon,
 * and never with more memory than the largest tile that is allowed. The seeds are fixed, so a failure comes again.
 */
class TiffFuzzTest {
    /** A tile of 256 MB packed, unpacked and as cells would be the worst; what the header takes comes on top. */
    private static final long MOST_MEMORY = 3 * (256L << 20);

    private static final int CELLS = 16 * 16;
    private static final long[] ODD = {
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        15,
        16,
        17,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        1L << 24,
        (1L << 31) - 1,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        Double.doubleToLongBits(Double.NaN),
        Double.doubleToLongBits(Double.POSITIVE_INFINITY),
        Double.doubleToLongBits(1e308),
        33922,
        50000,
        32773
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes in memory. */
    private record Bytes(byte[] bytes) implements ByteSource {
        @Override
        public String name() {
            return "fuzz.tif";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (offset < 0 || offset + target.remaining() > bytes.length) {
                throw new EOFException("fuzz.tif ends early");
            }
            target.put(bytes, (int) offset, target.remaining());
        }

        @Override
        public void close() {}
    }

    private static byte[] good(String kind) throws IOException {
        return switch (kind) {
            case "deflate" -> sketch(false, ByteOrder.LITTLE_ENDIAN, 8, TiffSketch.deflate(new byte[CELLS * 2]));
            case "lzw" -> sketch(false, ByteOrder.LITTLE_ENDIAN, 5, lzw(CELLS * 2));
            case "zstd" -> sketch(false, ByteOrder.BIG_ENDIAN, 50000, Zstd.compress(new byte[CELLS * 2]));
            case "big" -> sketch(true, ByteOrder.LITTLE_ENDIAN, 1, new byte[CELLS * 2]);
            case "packbits" -> sketch(
                    true, ByteOrder.BIG_ENDIAN, 32773, new byte[] {-127, 0, -127, 0, -127, 0, -127, 0});
            default -> real();
        };
    }

    /** Zeros in codes of nine bits; the table is emptied before longer ones are due. */
    private static byte[] lzw(int count) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bits.append(i % 200 == 0 ? "100000000" : "").append("000000000");
        }
        bits.append("100000001").append("0000000");
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    /** A file with everything: places, keys, metadata, an overview. */
    private static byte[] sketch(boolean big, ByteOrder order, int compression, byte[] tile) {
        TiffSketch sketch = new TiffSketch(order, big);
        describe(sketch, compression, 64);
        sketch.doubles(TiffTag.MODEL_PIXEL_SCALE, 10, 10, 0)
                .doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, 500_000, 5_000_000, 0)
                .shorts(TiffTag.GEO_KEY_DIRECTORY, 1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32633)
                .text(TiffTag.GDAL_NODATA, "0")
                .text(
                        TiffTag.GDAL_METADATA,
                        "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item></GDALMetadata>");
        tiles(sketch, tile, 16);
        describe(sketch.directory(), compression, 32);
        sketch.longs(TiffTag.NEW_SUBFILE_TYPE, 1);
        tiles(sketch, tile, 4);
        return sketch.bytes();
    }

    private static void describe(TiffSketch sketch, int compression, int size) {
        sketch.shorts(TiffTag.BITS_PER_SAMPLE, 16)
                .longs(TiffTag.IMAGE_WIDTH, size)
                .longs(TiffTag.IMAGE_LENGTH, size)
                .shorts(TiffTag.COMPRESSION, compression)
                .shorts(TiffTag.SAMPLES_PER_PIXEL, 1)
                .longs(TiffTag.TILE_WIDTH, 16)
                .longs(TiffTag.TILE_LENGTH, 16);
    }

    private static void tiles(TiffSketch sketch, byte[] tile, int count) {
        byte[][] all = new byte[count][];
        Arrays.fill(all, tile);
        sketch.tiles(all);
    }

    /** A real file of a few hundred kilobytes. */
    private static byte[] real() throws IOException {
        Optional<Path> shared = SharedFolder.find();
        Assumptions.assumeTrue(shared.isPresent(), "no shared folder with data: set CARAVAN_SHARED");
        return Files.readAllBytes(shared.get().resolve("data/SENTINEL2_NDVI_EOPATCH/S2_NDVI_20171222T100415/NDVI.tif"));
    }

    @ParameterizedTest
    @CsvSource({"deflate, 3000", "lzw, 3000", "zstd, 3000", "big, 3000", "packbits, 3000", "real, 300"})
    void a_damaged_file_is_read_or_refused(String kind, int times) throws IOException {
        byte[] good = good(kind);
        assertThat(outcome(good, 0)).as("the file as it was").isTrue();
        int refused = 0;
        for (int seed = 1; seed <= times; seed++) {
            refused += outcome(damaged(good, new Random(seed)), seed) ? 0 : 1;
        }
        assertThat(refused).as("files that were refused").isBetween(times / 20, times);
    }

    private static boolean outcome(byte[] bytes, int seed) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            boolean read;
            try {
                readAll(new Bytes(bytes));
                read = true;
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed " + seed).contains("fuzz.tif");
                read = false;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("memory with seed " + seed)
                    .isLessThan(MOST_MEMORY);
            return read;
        });
    }

    private static void readAll(ByteSource source) throws IOException {
        try (TiffFile file = TiffFile.open(source);
                TileDecoder decoder = new TileDecoder()) {
            file.grid().ifPresent(grid -> assertThat(grid.stepX()).isFinite().isNotZero());
            file.geoKeys();
            file.noData();
            file.bands();
            read(file.image(), decoder);
            for (TiffImage overview : file.overviews()) {
                read(overview, decoder);
            }
        }
    }

    /** The first and the last tile. */
    private static void read(TiffImage image, TileDecoder decoder) throws IOException {
        TiffLayout layout = image.layout();
        image.readTile(0, 0, 0, decoder).get(0);
        image.readTile(layout.tilesAcross() - 1, layout.tilesDown() - 1, layout.samples() - 1, decoder)
                .get(0);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = 0, count = 1 + random.nextInt(6); i < count; i++) {
            damage(bytes, random);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** What describes the image lies in the last or in the first bytes. */
    private static void damage(byte[] bytes, Random random) {
        int part = Math.min(bytes.length, 2048);
        int at = random.nextInt(part - 8);
        at = random.nextBoolean() ? at : bytes.length - part + at;
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        long value = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : ODD[random.nextInt(ODD.length)];
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> buffer.putShort(at, (short) value);
            case 3 -> buffer.putInt(at, (int) value);
            case 4 -> buffer.putLong(at, value);
            default -> System.arraycopy(bytes, random.nextInt(part - 12), bytes, Math.min(at, bytes.length - 12), 12);
        }
    }
}
