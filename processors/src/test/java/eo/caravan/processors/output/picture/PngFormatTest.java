package eo.caravan.processors.output.picture;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PngFormatTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    @TempDir
    Path folder;

    private BufferedImage picture(Cube cube, Map<String, Object> options) throws IOException {
        ResultFile file = Written.write(cube, "png", options, folder).get(0);
        return ImageIO.read(folder.resolve(file.path()).toFile());
    }

    @Test
    void one_band_is_grey_between_min_and_max() throws IOException {
        Cube cube = Cubes.cube(4, 1, List.of(), -5, 0, 51, 300);
        BufferedImage picture = picture(cube, Map.of("min", 0.0, "max", 255.0));
        assertThat(picture.getColorModel().hasAlpha()).isFalse();
        assertThat(picture.getRaster().getPixels(0, 0, 4, 1, (int[]) null)).containsExactly(0, 0, 51, 255);
    }

    @Test
    void no_data_is_transparent() throws IOException {
        BufferedImage picture = picture(Cubes.cube(3, 1, List.of(), 0, NO, 1), Map.of());
        assertThat(picture.getRGB(0, 0)).isEqualTo(BLACK);
        assertThat(picture.getRGB(1, 0)).isZero();
        assertThat(picture.getRGB(2, 0)).isEqualTo(WHITE);
    }

    @Test
    void nothing_but_no_data_is_all_transparent() throws IOException {
        BufferedImage picture = picture(Cubes.cube(2, 1, List.of(), NO, NO), Map.of());
        assertThat(picture.getRGB(0, 0)).isZero();
        assertThat(picture.getRGB(1, 0)).isZero();
    }

    @Test
    void three_bands_are_red_green_and_blue() throws IOException {
        Cube cube = Cubes.cube(2, 1, List.of(Cubes.bands("r", "g", "b")), 255, 0, 0, 255, 0, 51);
        BufferedImage picture = picture(cube, Map.of("min", 0.0, "max", 255.0));
        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFFFF0000);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF00FF33);
    }

    @Test
    void colours_run_from_the_first_to_the_last_of_the_map() throws IOException {
        BufferedImage picture =
                picture(Cubes.cube(2, 1, List.of(), 0, 1), Map.of("colormap", "rdylgn", "min", 0.0, "max", 1.0));
        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFFA50026);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF006837);
    }

    @Test
    void the_darkest_and_brightest_two_percent_are_cut_off() throws IOException {
        double[] values = new double[101];
        Arrays.setAll(values, i -> i);
        BufferedImage picture = picture(Cubes.cube(101, 1, List.of(), values), Map.of());
        int[] grey = picture.getRaster().getPixels(0, 0, 101, 1, (int[]) null);
        assertThat(grey[2]).isZero();
        assertThat(grey[3]).isPositive();
        assertThat(grey[50]).isEqualTo(128);
        assertThat(grey[97]).isLessThan(255);
        assertThat(grey[98]).isEqualTo(255);
    }

    @Test
    void large_data_is_averaged_over_blocks() throws IOException {
        Cube cube = Cubes.cube(5, 2, List.of(), 0, 100, NO, 200, 60, 0, 100, NO, 200, NO);
        ResultFile file = Written.write(cube, "PNG", Map.of("width", 3.0, "min", 0.0, "max", 255.0), folder)
                .get(0);
        BufferedImage picture = ImageIO.read(folder.resolve(file.path()).toFile());
        assertThat(picture.getRaster().getPixels(0, 0, 3, 1, (int[]) null)).containsExactly(50, 200, 60);
        assertThat(file.stac()).containsEntry("proj:shape", List.of(1, 3));
    }

    @Test
    void a_picture_for_each_time() throws IOException {
        Cube cube = Cubes.counting(600, 3, Cubes.times("2022-06-01T10:00:00Z", "2022-06-03T10:00:00Z"));
        List<ResultFile> files = Written.write(cube, "PNG", Map.of(), folder);
        assertThat(files)
                .extracting(file -> file.path().toString())
                .containsExactly("result_2022-06-01.png", "result_2022-06-03.png");
        assertThat(files.get(1).stac()).containsEntry("datetime", "2022-06-03T10:00:00Z");
    }

    @Test
    void what_is_no_picture_is_refused_while_planning() {
        Cube two = Cubes.counting(2, 2, Cubes.bands("a", "b"));
        Cubes.fails(() -> picture(two, Map.of()), ProcessErrorCode.FORMAT_UNSUITABLE, "1, 3 or 4 bands");
        Cube one = Cubes.counting(2, 2);
        Cubes.fails(
                () -> picture(one, Map.of("min", 2.0, "max", 1.0)), ApiErrorCode.PROCESS_PARAMETER_INVALID, "greater");
        Cubes.fails(() -> picture(one, Map.of("colormap", "pink")), ApiErrorCode.PROCESS_PARAMETER_INVALID, "viridis");
    }
}
