package eo.caravan.processors.output.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffGrid;
import eo.caravan.processors.source.tiff.TiffImage;
import eo.caravan.processors.source.tiff.WholeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back, by our own reader. */
class CogRoundTripTest {
    @TempDir
    Path folder;

    private Path target() {
        return folder.resolve("cog.tif");
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UINT64", "INT64"})
    void every_type_and_interleaving_gives_back_its_cells(SampleType type) throws IOException {
        for (Interleave interleave : Interleave.values()) {
            for (int level : new int[] {0, 1, 6}) {
                double[][] cells = SampleCog.ramp(37, 21, 3);
                CogOptions options = CogOptions.builder(37, 21, 3, type)
                        .tileSize(16)
                        .level(level)
                        .interleave(interleave)
                        .bigTiff(level == 1)
                        .build();
                try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, cells))) {
                    assertThat(file.image().layout().type()).isEqualTo(type);
                    for (int band = 0; band < 3; band++) {
                        assertThat(WholeImage.read(file.image(), band)).isEqualTo(cells[band]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void every_packing_gives_back_cells_that_repeat_and_cells_that_do_not(Packing packing) throws IOException {
        Random random = new Random(2);
        double[][] cells = new double[3][300 * 200];
        Arrays.setAll(cells[1], i -> random.nextInt(60_000));
        Arrays.setAll(cells[2], i -> i / 300 % 7 == 0 ? random.nextInt(9) : 5);
        CogOptions options = CogOptions.builder(300, 200, 3, SampleType.UINT16)
                .tileSize(128)
                .interleave(Interleave.BAND)
                .packing(packing, packing.highest())
                .build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, cells))) {
            for (int band = 0; band < 3; band++) {
                assertThat(WholeImage.read(file.image(), band)).isEqualTo(cells[band]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "16,16,0", "17,1,1", "1,17,1", "31,33,2", "32,32,1", "64,64,2", "65,200,4"})
    void sizes_that_do_not_divide_are_written(int width, int height, int overviews) throws IOException {
        double[][] cells = SampleCog.ramp(width, height, 1);
        CogOptions options = CogOptions.builder(width, height, 1, SampleType.INT16)
                .tileSize(16)
                .build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, cells))) {
            assertThat(WholeImage.read(file.image(), 0)).isEqualTo(cells[0]);
            assertThat(file.overviews()).hasSize(overviews);
            int expected = width;
            for (TiffImage overview : file.overviews()) {
                expected = (expected + 1) / 2;
                assertThat(overview.width()).isEqualTo(expected);
            }
        }
    }

    @Test
    void every_value_of_the_random_kind_survives_the_floating_point_predictor() throws IOException {
        Random random = new Random(1);
        double[][] cells = new double[2][50 * 40];
        for (double[] band : cells) {
            Arrays.setAll(band, i -> random.nextGaussian() * 1e6);
        }
        cells[0][7] = Double.NaN;
        cells[1][9] = Double.POSITIVE_INFINITY;
        CogOptions options =
                CogOptions.builder(50, 40, 2, SampleType.FLOAT64).tileSize(32).build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, cells))) {
            assertThat(WholeImage.read(file.image(), 0)).isEqualTo(cells[0]);
            assertThat(WholeImage.read(file.image(), 1)).isEqualTo(cells[1]);
        }
    }

    private double[] stored(SampleType type, Double noData, double... cells) throws IOException {
        CogOptions.Builder options = CogOptions.builder(cells.length, 1, 1, type);
        if (noData != null) {
            options.noData(noData);
        }
        SampleCog.write(target(), options.build(), new double[][] {cells});
        try (TiffFile file = TiffFile.open(target())) {
            return WholeImage.read(file.image(), 0);
        }
    }

    @Test
    void integers_are_rounded_to_even_and_clamped() throws IOException {
        double[] cells = {0.5, 1.5, 2.5, -0.5, -7, 300, 1e300, Double.NEGATIVE_INFINITY};
        assertThat(stored(SampleType.UINT8, null, cells)).containsExactly(0, 2, 2, 0, 0, 255, 255, 0);
        assertThat(stored(SampleType.INT8, null, cells)).containsExactly(0, 2, 2, 0, -7, 127, 127, -128);
        assertThat(stored(SampleType.UINT32, null, 4294967295.0, 5e9)).containsExactly(4294967295.0, 4294967295.0);
        assertThat(stored(SampleType.INT32, null, -2147483648.0, 5e9)).containsExactly(-2147483648.0, 2147483647.0);
    }

    @Test
    void nan_is_stored_as_no_data() throws IOException {
        assertThat(stored(SampleType.UINT16, null, Double.NaN, 1)).containsExactly(0, 1);
        assertThat(stored(SampleType.UINT16, 65535.0, Double.NaN, 1)).containsExactly(65535, 1);
        assertThat(stored(SampleType.INT16, -3000.0, Double.NaN, 1)).containsExactly(-3000, 1);
        assertThat(stored(SampleType.FLOAT32, -9999.0, Double.NaN, 1)).containsExactly(-9999, 1);
        assertThat(stored(SampleType.FLOAT32, null, Double.NaN, 1)).containsExactly(Double.NaN, 1);
    }

    @Test
    void an_image_of_no_data_has_no_statistics() throws IOException {
        double[][] cells = {new double[40 * 40]};
        Arrays.fill(cells[0], Double.NaN);
        CogOptions options = CogOptions.builder(40, 40, 1, SampleType.INT16)
                .tileSize(16)
                .noData(-1)
                .build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, cells))) {
            assertThat(WholeImage.read(file.image(), 0)).containsOnly(-1);
            assertThat(WholeImage.read(file.overviews().get(1), 0)).containsOnly(-1);
            assertThat(file.noData()).hasValue(-1);
        }
    }

    @Test
    void overviews_take_mean_mode_or_corner_of_the_cells_with_data() throws IOException {
        double nan = Double.NaN;
        double[] cells = new double[17 * 2];
        double[] upper = {1, 2, 7, 7, 5, nan, nan, nan, 4};
        double[] lower = {4, 5, 9, 8, nan, nan, nan, nan, 8};
        System.arraycopy(upper, 0, cells, 0, 9);
        System.arraycopy(lower, 0, cells, 17, 9);
        assertThat(overview(OverviewResampling.AVERAGE, cells)).startsWith(3, 7.75, 5, -9, 3);
        assertThat(overview(OverviewResampling.MODE, cells)).startsWith(1, 7, 5, -9, 0);
        assertThat(overview(OverviewResampling.NEAREST, cells)).startsWith(1, 7, 5, -9, 4);
    }

    private double[] overview(OverviewResampling resampling, double[] cells) throws IOException {
        CogOptions options = CogOptions.builder(17, 2, 1, SampleType.FLOAT32)
                .tileSize(16)
                .noData(-9)
                .resampling(resampling)
                .build();
        SampleCog.write(target(), options, new double[][] {cells});
        try (TiffFile file = TiffFile.open(target())) {
            return WholeImage.read(file.overviews().get(0), 0);
        }
    }

    @Test
    void each_overview_is_the_mean_of_the_level_beneath() throws IOException {
        CogOptions options =
                CogOptions.builder(101, 67, 2, SampleType.FLOAT64).tileSize(16).build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, SampleCog.ramp(101, 67, 2)))) {
            TiffImage beneath = file.image();
            assertThat(file.overviews()).hasSize(3);
            for (TiffImage overview : file.overviews()) {
                assertThat(WholeImage.read(overview, 1)).isEqualTo(halved(beneath, WholeImage.read(beneath, 1)));
                beneath = overview;
            }
        }
    }

    private static double[] halved(TiffImage image, double[] cells) {
        int width = (image.width() + 1) / 2;
        int height = (image.height() + 1) / 2;
        double[] means = new double[width * height];
        for (int i = 0; i < means.length; i++) {
            List<Double> group = new ArrayList<>();
            for (int y = i / width * 2; y < Math.min(i / width * 2 + 2, image.height()); y++) {
                for (int x = i % width * 2; x < Math.min(i % width * 2 + 2, image.width()); x++) {
                    group.add(cells[y * image.width() + x]);
                }
            }
            means[i] = group.stream().mapToDouble(Double::doubleValue).sum() / group.size();
        }
        return means;
    }

    @Test
    void statistics_are_of_stored_values_with_data() throws IOException {
        double[][] cells = {new double[20 * 20]};
        Arrays.fill(cells[0], Double.NaN);
        cells[0][0] = 2.2;
        cells[0][210] = 4;
        cells[0][399] = 6;
        CogOptions options = CogOptions.builder(20, 20, 1, SampleType.UINT8)
                .tileSize(16)
                .noData(0)
                .build();
        try (CogWriter writer = CogWriter.create(target(), options)) {
            for (int tile = 0; tile < 4; tile++) {
                writer.append(writer.encode(tile % 2, tile / 2, SampleCog.tile(writer, cells, tile % 2, tile / 2)));
            }
            BandStatistics band = writer.statistics().get(0);
            assertThat(band.count()).isEqualTo(3);
            assertThat(band.min()).isEqualTo(2);
            assertThat(band.max()).isEqualTo(6);
            assertThat(band.mean()).isEqualTo(4);
            assertThat(band.stddev()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-12));
            assertThat(band.validPercent()).isEqualTo(0.75);
        }
    }

    @Test
    void place_bands_and_items_are_written() throws IOException {
        TiffGrid grid = new TiffGrid(677000, 5155000, 10, -10);
        CogOptions options = CogOptions.builder(5, 4, 2, SampleType.UINT16)
                .grid(grid)
                .geoKeys(GeoKeys.ofEpsg(32632, false))
                .band(0, new TiffBand("B04 <red & hot>", 0.0001, -0.1, "1"))
                .item("TIFFTAG_SOFTWARE", "Caravan")
                .build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, SampleCog.ramp(5, 4, 2)))) {
            assertThat(file.grid()).contains(grid);
            assertThat(file.geoKeys().orElseThrow().epsg()).hasValue(32632);
            assertThat(file.bands())
                    .containsExactly(new TiffBand("B04 <red & hot>", 0.0001, -0.1, "1"), new TiffBand("", 1, 0, ""));
            assertThat(file.items()).containsEntry("TIFFTAG_SOFTWARE", "Caravan");
        }
    }

    @Test
    void a_grid_with_south_up_survives() throws IOException {
        TiffGrid grid = new TiffGrid(5, -90, 0.5, 0.25);
        CogOptions options =
                CogOptions.builder(3, 3, 1, SampleType.UINT8).grid(grid).build();
        try (TiffFile file = TiffFile.open(SampleCog.write(target(), options, SampleCog.ramp(3, 3, 1)))) {
            assertThat(file.grid()).contains(grid);
        }
    }

    @Test
    void order_and_threads_do_not_change_a_byte() throws Exception {
        CogOptions options = CogOptions.builder(150, 130, 2, SampleType.FLOAT32)
                .tileSize(16)
                .interleave(Interleave.BAND)
                .build();
        double[][] cells = SampleCog.ramp(150, 130, 2);
        byte[] expected = Files.readAllBytes(SampleCog.write(folder.resolve("expected.tif"), options, cells));
        try (CogWriter writer = CogWriter.create(target(), options)) {
            List<Integer> tiles = new ArrayList<>();
            for (int i = 0; i < writer.tilesAcross() * writer.tilesDown(); i++) {
                tiles.add(i);
            }
            Collections.shuffle(tiles, new Random(3));
            List<Integer> appended = tiles.parallelStream()
                    .map(tile -> append(writer, cells, tile))
                    .toList();
            assertThat(appended).hasSize(90);
            writer.finish();
        }
        assertThat(Files.readAllBytes(target())).isEqualTo(expected);
    }

    private static int append(CogWriter writer, double[][] cells, int tile) {
        int col = tile % writer.tilesAcross();
        int row = tile / writer.tilesAcross();
        try {
            writer.append(writer.encode(col, row, SampleCog.tile(writer, cells, col, row)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return tile;
    }

    @Test
    void nothing_is_left_of_a_file_that_was_not_finished() throws IOException {
        CogOptions options =
                CogOptions.builder(40, 40, 1, SampleType.UINT8).tileSize(16).build();
        try (CogWriter writer = CogWriter.create(target(), options)) {
            writer.append(writer.encode(0, 0, new double[][] {new double[256]}));
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("never appended");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void only_the_finished_file_is_left() throws IOException {
        Files.writeString(target(), "an older one");
        CogOptions options = CogOptions.builder(2, 2, 1, SampleType.UINT8).build();
        SampleCog.write(target(), options, SampleCog.ramp(2, 2, 1));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(target());
        }
        assertThat(Files.readAllBytes(target())).startsWith('I', 'I', 42, 0);
    }

    @Test
    void the_same_tile_twice_is_refused() throws IOException {
        CogOptions options = CogOptions.builder(2, 2, 1, SampleType.UINT8).build();
        try (CogWriter writer = CogWriter.create(target(), options)) {
            EncodedTile tile = writer.encode(0, 0, new double[][] {new double[4]});
            writer.append(tile);
            assertThatThrownBy(() -> writer.append(tile)).hasMessageContaining("twice");
        }
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> CogOptions.builder(0, 5, 1, SampleType.UINT8)).hasMessageContaining("0 x 5");
        assertThatThrownBy(() -> CogOptions.builder(5, 5, 1, SampleType.INT64)).hasMessageContaining("64 bit");
        CogOptions.Builder builder = CogOptions.builder(5, 5, 1, SampleType.UINT8);
        assertThatThrownBy(() -> builder.noData(-1)).hasMessageContaining("-1.0 is no value of UINT8");
        assertThatThrownBy(() -> builder.tileSize(100)).hasMessageContaining("100");
        assertThatThrownBy(() -> builder.level(10)).hasMessageContaining("10");
    }
}
