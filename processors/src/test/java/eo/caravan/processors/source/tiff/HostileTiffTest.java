package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that lie end in an exception which names the file and the lie: soon, and without much memory. */
@Timeout(10)
class HostileTiffTest {
    private static final byte[] CELLS = new byte[16 * 16];

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("hostile.tif");
    }

    private void refuses(byte[] bytes, String problem) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(this::readFirstTile)
                .isInstanceOf(MalformedTiffException.class)
                .hasMessageContaining("hostile.tif")
                .hasMessageContaining(problem);
    }

    private TileData readFirstTile() throws IOException {
        try (TiffFile tiff = TiffFile.open(file);
                TileDecoder decoder = new TileDecoder()) {
            return tiff.image().readTile(0, 0, 0, decoder);
        }
    }

    private static TiffSketch good() {
        return TiffSketch.image(16, 16, 16, 8, 8).tiles(TiffSketch.deflate(CELLS));
    }

    @Test
    void the_good_twin_of_these_files_is_read() throws IOException {
        good().writeTo(file);
        assertThat(readFirstTile().get(255)).isZero();
    }

    @Test
    void an_empty_file_and_a_text_are_no_tiff() throws IOException {
        refuses(new byte[0], "too short");
        refuses("{\"type\": \"Feature\"}".getBytes(StandardCharsets.UTF_8), "neither II nor MM");
        refuses(new byte[] {'I', 'I', 44, 0, 8, 0, 0, 0}, "version is 44");
    }

    @Test
    void a_file_cut_anywhere_never_ends_in_anything_but_its_own_exception() throws IOException {
        byte[] whole = good().text(TiffTag.GDAL_NODATA, "a long text".repeat(9)).bytes();
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                readFirstTile();
            } catch (MalformedTiffException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(whole.length);
    }

    @Test
    void random_damage_never_ends_in_anything_but_an_io_exception() throws IOException {
        byte[] whole = good().bytes();
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + round % 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                assertThat(readFirstTile()).isNotNull();
            } catch (MalformedTiffException | UnsupportedTiffException e) {
                assertThat(e).hasMessageContaining("hostile.tif");
            }
        }
    }

    @Test
    void directories_in_a_loop_are_refused() throws IOException {
        byte[] bytes = good().bytes();
        byte[] first = Arrays.copyOfRange(bytes, 4, 8);
        int link = (first[0] & 0xFF) + ((first[1] & 0xFF) << 8) + 2 + 8 * 12;
        System.arraycopy(first, 0, bytes, link, 4);
        refuses(bytes, "loop");
    }

    @Test
    void more_directories_than_anybody_needs_are_refused() throws IOException {
        TiffSketch sketch = good();
        for (int i = 0; i < 1001; i++) {
            sketch.directory().shorts(TiffTag.NEW_SUBFILE_TYPE, 2);
        }
        refuses(sketch.bytes(), "more than 1000 directories");
    }

    @Test
    void absurd_sizes_are_refused_before_memory_is_taken() throws IOException {
        refuses(
                TiffSketch.image(Integer.MAX_VALUE, Integer.MAX_VALUE, 16, 8, 8)
                        .tiles(CELLS)
                        .bytes(),
                "tiles");
        refuses(TiffSketch.image(60000, 60000, 60000, 64, 8).tiles(CELLS).bytes(), "would take");
        refuses(TiffSketch.image(0, 16, 16, 8, 8).tiles(CELLS).bytes(), "width is 0");
        refuses(TiffSketch.image(16, 16, 16, 8, 8).longs(TiffTag.TILE_WIDTH, 0).bytes(), "tile width is 0");
        refuses(good().shorts(TiffTag.SAMPLES_PER_PIXEL, 0).bytes(), "samples per pixel is 0");
    }

    @Test
    void a_tile_that_declares_more_than_its_bytes_can_hold_is_refused_before_memory_is_taken() throws IOException {
        refuses(
                TiffSketch.image(8192, 8192, 8192, 16, 8)
                        .tiles(TiffSketch.deflate(CELLS))
                        .bytes(),
                "cannot hold");
    }

    @Test
    void a_tile_that_unpacks_to_more_than_it_declares_is_refused() throws IOException {
        refuses(
                TiffSketch.image(16, 16, 16, 8, 8)
                        .tiles(TiffSketch.deflate(new byte[50_000_000]))
                        .bytes(),
                "unpacks to more");
    }

    @Test
    void a_tile_that_unpacks_to_less_than_it_declares_is_refused() throws IOException {
        refuses(
                TiffSketch.image(16, 16, 16, 8, 8)
                        .tiles(TiffSketch.deflate(new byte[255]))
                        .bytes(),
                "only 255 bytes");
    }

    @Test
    void damaged_deflate_and_lzw_are_refused() throws IOException {
        byte[] damaged = TiffSketch.deflate(CELLS);
        damaged[0] = 0;
        refuses(TiffSketch.image(16, 16, 16, 8, 8).tiles(damaged).bytes(), "damaged");
        byte[] lzw = new byte[64];
        Arrays.fill(lzw, (byte) 0xFF);
        refuses(TiffSketch.image(16, 16, 16, 8, 5).tiles(lzw).bytes(), "damaged");
    }

    @Test
    void tiles_outside_the_file_are_refused() throws IOException {
        refuses(good().longs(TiffTag.TILE_OFFSETS, 4_000_000_000L).bytes(), "outside the file");
        refuses(good().longs(TiffTag.TILE_BYTE_COUNTS, 4_000_000_000L).bytes(), "outside the file");
    }

    @Test
    void too_few_tile_offsets_are_refused() throws IOException {
        refuses(TiffSketch.image(64, 64, 16, 8, 8).tiles(CELLS, CELLS).bytes(), "2 tile offsets for 16 tiles");
        refuses(TiffSketch.image(64, 64, 16, 8, 8).bytes(), "no tile offsets");
    }

    @Test
    void metadata_with_an_entity_is_refused_and_not_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "7");
        String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><GDALMetadata>"
                + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">&e;</Item></GDALMetadata>";
        refuses(good().text(TiffTag.GDAL_METADATA, xml).bytes(), "metadata");
    }

    @Test
    void what_is_not_supported_is_named() throws IOException {
        assertThatThrownBy(() -> open(good().shorts(TiffTag.COMPRESSION, 50001)))
                .isInstanceOf(UnsupportedTiffException.class)
                .hasMessageEndingWith("hostile.tif: compression 50001 (WebP) is not supported");
        assertThatThrownBy(() -> open(good().shorts(TiffTag.COMPRESSION, 7))).hasMessageContaining("JPEG");
        assertThatThrownBy(() -> open(good().shorts(TiffTag.SAMPLE_FORMAT, 6))).hasMessageContaining("sample format 6");
        assertThatThrownBy(() -> open(good().shorts(TiffTag.PREDICTOR, 3))).hasMessageContaining("predictor 3");
        assertThatThrownBy(() -> open(good().doubles(
                                TiffTag.MODEL_TRANSFORMATION, 10, 1, 0, 5, 1, -10, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1)))
                .hasMessageContaining("rotated");
    }

    private void open(TiffSketch sketch) throws IOException {
        TiffFile.open(sketch.writeTo(file)).close();
    }

    @Test
    void a_bomb_of_many_directories_and_tags_is_refused_in_a_second() {
        byte[] bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) 0x41);
        bytes[0] = 'I';
        bytes[1] = 'I';
        bytes[2] = 42;
        bytes[3] = 0;
        bytes[4] = 8;
        bytes[5] = bytes[6] = bytes[7] = 0;
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> refuses(bytes, "tags"));
    }
}
