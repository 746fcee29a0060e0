package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files put together by hand in every byte order, cut and packing give back the numbers they were made of. */
class TiffFormatsTest {
    private static final int WIDTH = 21;
    private static final int HEIGHT = 19;

    @TempDir
    Path folder;

    /** Cell (x, y) of band s, in range of every type. */
    private static int cell(int s, int x, int y) {
        return (s * 50 + x * 3 + y) % 120;
    }

    static Stream<Arguments> cuts() {
        List<Arguments> all = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (boolean big : new boolean[] {false, true}) {
                for (boolean strips : new boolean[] {false, true}) {
                    for (int samples : new int[] {1, 3}) {
                        for (int planar : new int[] {1, 2}) {
                            all.add(Arguments.of(order, big, strips, samples, planar));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void every_cut_and_order_gives_back_its_cells(ByteOrder order, boolean big, boolean strips, int samples, int planar)
            throws IOException {
        for (int predictor : new int[] {1, 2}) {
            for (int compression : new int[] {1, 8, 32773}) {
                if (predictor == 2 && compression != 8) {
                    continue;
                }
                TiffSketch sketch = sketch(order, big, SampleType.UINT16, samples, planar, predictor, compression);
                addBlocks(sketch, order, SampleType.UINT16, strips, samples, planar, predictor, compression);
                assertCells(sketch.writeTo(folder.resolve("cut.tif")), samples);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void every_type_and_predictor_gives_back_its_cells(SampleType type) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int predictor = 1; predictor <= (type.isFloat() ? 3 : 2); predictor++) {
                for (int samples : new int[] {1, 3}) {
                    TiffSketch sketch = sketch(order, false, type, samples, 1, predictor, 8);
                    addBlocks(sketch, order, type, false, samples, 1, predictor, 8);
                    assertCells(sketch.writeTo(folder.resolve("type.tif")), samples);
                }
            }
        }
    }

    private static TiffSketch sketch(
            ByteOrder order, boolean big, SampleType type, int samples, int planar, int predictor, int compression) {
        return new TiffSketch(order, big)
                .longs(TiffTag.IMAGE_WIDTH, WIDTH)
                .shorts(TiffTag.IMAGE_LENGTH, HEIGHT)
                .shorts(TiffTag.BITS_PER_SAMPLE, repeat(8L * type.bytes(), samples))
                .shorts(TiffTag.SAMPLE_FORMAT, repeat(type.format(), samples))
                .shorts(TiffTag.SAMPLES_PER_PIXEL, samples)
                .shorts(TiffTag.COMPRESSION, compression)
                .shorts(TiffTag.PLANAR_CONFIGURATION, planar)
                .shorts(TiffTag.PREDICTOR, predictor);
    }

    private static long[] repeat(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private static void addBlocks(
            TiffSketch sketch,
            ByteOrder order,
            SampleType type,
            boolean strips,
            int samples,
            int planar,
            int predictor,
            int compression) {
        int w = strips ? WIDTH : 16;
        int h = strips ? 5 : 16;
        List<byte[]> blocks = new ArrayList<>();
        for (int plane = 0; plane < (planar == 2 ? samples : 1); plane++) {
            for (int top = 0; top < HEIGHT; top += h) {
                for (int left = 0; left < WIDTH; left += w) {
                    int rows = strips ? Math.min(h, HEIGHT - top) : h;
                    ByteArrayOutputStream block = new ByteArrayOutputStream();
                    for (int y = top; y < top + rows; y++) {
                        int from = planar == 2 ? plane : 0;
                        int to = planar == 2 ? plane + 1 : samples;
                        block.writeBytes(row(order, type, predictor, left, w, y, from, to));
                    }
                    blocks.add(pack(block.toByteArray(), compression));
                }
            }
        }
        if (strips) {
            sketch.shorts(TiffTag.ROWS_PER_STRIP, h).blocks(TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS, blocks);
        } else {
            sketch.shorts(TiffTag.TILE_WIDTH, w)
                    .shorts(TiffTag.TILE_LENGTH, h)
                    .blocks(TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS, blocks);
        }
    }

    private static byte[] row(
            ByteOrder order, SampleType type, int predictor, int left, int count, int y, int from, int to) {
        int samples = to - from;
        int size = type.bytes();
        ByteBuffer row =
                ByteBuffer.allocate(count * samples * size).order(predictor == 3 ? ByteOrder.BIG_ENDIAN : order);
        for (int x = left; x < left + count; x++) {
            for (int s = from; s < to; s++) {
                long bits = bits(type, cell(s, x, y));
                long before = predictor == 2 && x > left ? bits(type, cell(s, x - 1, y)) : 0;
                long stored = bits - before;
                switch (size) {
                    case 1 -> row.put((byte) stored);
                    case 2 -> row.putShort((short) stored);
                    case 4 -> row.putInt((int) stored);
                    default -> row.putLong(stored);
                }
            }
        }
        return predictor == 3 ? floatDifferences(row.array(), size, samples) : row.array();
    }

    private static long bits(SampleType type, int value) {
        return switch (type) {
            case FLOAT32 -> Float.floatToRawIntBits(value);
            case FLOAT64 -> Double.doubleToRawLongBits(value);
            default -> value;
        };
    }

    private static byte[] floatDifferences(byte[] bigEndian, int size, int samples) {
        int count = bigEndian.length / size;
        byte[] planes = new byte[bigEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            planes[(i % size) * count + i / size] = bigEndian[i];
        }
        for (int i = planes.length - 1; i >= samples; i--) {
            planes[i] -= planes[i - samples];
        }
        return planes;
    }

    private static byte[] pack(byte[] block, int compression) {
        if (compression == 8) {
            return TiffSketch.deflate(block);
        }
        if (compression == 1) {
            return block;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(-128);
        for (int i = 0; i < block.length; ) {
            int run = 1;
            while (i + run < block.length && run < 128 && block[i + run] == block[i]) {
                run++;
            }
            out.write(run == 1 ? 0 : 1 - run);
            out.write(block[i]);
            i += run;
        }
        return out.toByteArray();
    }

    private static void assertCells(Path path, int samples) throws IOException {
        try (TiffFile file = TiffFile.open(path);
                TileDecoder decoder = new TileDecoder()) {
            TiffLayout layout = file.image().layout();
            double[] row = new double[layout.tileWidth() + 1];
            float[] narrow = new float[layout.tileWidth()];
            for (int s = 0; s < samples; s++) {
                for (int y = 0; y < HEIGHT; y++) {
                    for (int col = 0; col < layout.tilesAcross(); col++) {
                        TileData tile = file.image().readTile(col, y / layout.tileHeight(), s, decoder);
                        int count = Math.min(layout.tileWidth(), WIDTH - col * layout.tileWidth());
                        int sample = file.image().sampleInTile(s);
                        tile.copyRow(sample, 0, y % layout.tileHeight(), count, row, 1);
                        tile.copyRow(sample, 0, y % layout.tileHeight(), count, narrow, 0);
                        for (int x = 0; x < count; x++) {
                            int expected = cell(s, col * layout.tileWidth() + x, y);
                            assertThat(row[x + 1])
                                    .as("cell %d %d of %d", x, y, s)
                                    .isEqualTo(expected);
                            assertThat(narrow[x]).isEqualTo(expected);
                            assertThat(tile.get(sample, x, y % layout.tileHeight()))
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    private TileData only(TiffSketch sketch) throws IOException {
        try (TiffFile file = TiffFile.open(sketch.writeTo(folder.resolve("one.tif")));
                TileDecoder decoder = new TileDecoder()) {
            return file.image().readTile(0, 0, 0, decoder);
        }
    }

    @Test
    void unsigned_numbers_are_not_negative() throws IOException {
        byte[] ones = new byte[16 * 16 * 8];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(only(TiffSketch.image(16, 16, 16, 8, 1).tiles(ones)).get(0)).isEqualTo(255);
        assertThat(only(TiffSketch.image(16, 16, 16, 16, 1).tiles(ones)).get(0)).isEqualTo(65535);
        assertThat(only(TiffSketch.image(16, 16, 16, 32, 1).tiles(ones)).get(0)).isEqualTo(4294967295.0);
        assertThat(only(TiffSketch.image(16, 16, 16, 64, 1).tiles(ones)).get(0)).isEqualTo(0x1p64);
    }

    @Test
    void signed_numbers_are_negative() throws IOException {
        byte[] ones = new byte[16 * 16 * 8];
        Arrays.fill(ones, (byte) 0xFF);
        for (int bits : new int[] {8, 16, 32, 64}) {
            TiffSketch sketch = TiffSketch.image(16, 16, 16, bits, 1).shorts(TiffTag.SAMPLE_FORMAT, 2);
            assertThat(only(sketch.tiles(ones)).get(0)).isEqualTo(-1);
        }
    }

    @Test
    void single_bits_are_read_highest_first() throws IOException {
        byte[] rows = new byte[2 * 16];
        rows[0] = (byte) 0b1010_0000;
        rows[1] = 1;
        TileData tile = only(TiffSketch.image(16, 16, 16, 1, 1).tiles(rows));
        assertThat(List.of(tile.get(0), tile.get(1), tile.get(2), tile.get(3), tile.get(15)))
                .containsExactly(1.0, 0.0, 1.0, 0.0, 1.0);
    }

    @Test
    void a_missing_tile_is_no_data_or_zero() throws IOException {
        TiffSketch sparse = TiffSketch.image(16, 16, 16, 16, 8)
                .longs(TiffTag.TILE_OFFSETS, 0)
                .longs(TiffTag.TILE_BYTE_COUNTS, 0);
        assertThat(only(sparse).get(7)).isZero();
        assertThat(only(sparse.text(TiffTag.GDAL_NODATA, "999 ")).get(7)).isEqualTo(999);
        assertThat(only(sparse.text(TiffTag.GDAL_NODATA, "-1")).get(7)).isZero();
    }

    @Test
    void no_data_becomes_nan_when_asked_for() throws IOException {
        byte[] cells = new byte[256];
        cells[1] = 9;
        TileData tile = only(TiffSketch.image(16, 16, 16, 8, 1).tiles(cells));
        double[] row = new double[3];
        tile.copyRow(0, 0, 0, 3, row, 0, 9);
        assertThat(row).containsExactly(0, Double.NaN, 0);
        assertThat(tile.decodedBytes()).isEqualTo(256);
    }

    @Test
    void an_unpacked_image_in_one_strip_is_read_in_pieces() throws IOException {
        int width = 1000;
        int height = 2500;
        byte[] cells = new byte[width * height];
        cells[width * 2499 + 7] = 42;
        Path path = TiffSketch.classic()
                .longs(TiffTag.IMAGE_WIDTH, width)
                .longs(TiffTag.IMAGE_LENGTH, height)
                .shorts(TiffTag.BITS_PER_SAMPLE, 8)
                .blocks(TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS, List.of(cells))
                .writeTo(folder.resolve("raw.tif"));
        try (TiffFile file = TiffFile.open(path);
                TileDecoder decoder = new TileDecoder()) {
            TiffLayout layout = file.image().layout();
            assertThat(layout.tileHeight()).isEqualTo(1048);
            TileData last = file.image().readTile(0, 2, 0, decoder);
            assertThat(last.height()).isEqualTo(2500 - 2 * 1048);
            assertThat(last.get(0, 7, 2499 - 2 * 1048)).isEqualTo(42);
        }
    }
}
