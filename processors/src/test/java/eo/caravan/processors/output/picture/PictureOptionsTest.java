package eo.caravan.processors.output.picture;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of pictures do, as Pillow and GDAL see it. */
final class PictureOptionsTest {
    private static final Map<String, Object> BYTES = Map.of("min", 0.0, "max", 255.0);

    @TempDir
    Path folder;

    private List<ResultFile> write(Cube cube, String format, Map<String, Object> more) throws IOException {
        Map<String, Object> options = new HashMap<>(BYTES);
        options.putAll(more);
        return Written.write(cube, format, options, folder);
    }

    /** The mode of the picture and its pixels, as Pillow prints them. */
    private String pixels(Cube cube, String format, Map<String, Object> more) throws IOException, InterruptedException {
        Path file = folder.resolve(write(cube, format, more).get(0).path());
        String script =
                "import sys, PIL.Image as I; p = I.open(sys.argv[1]); print(p.format, p.mode, list(p.getdata()))";
        return Written.python(List.of("PIL"), "-c", script, file.toString()).strip();
    }

    private void refused(String format, Cube cube, Map<String, Object> options, String... words) {
        Cubes.fails(() -> write(cube, format, options), ApiErrorCode.PROCESS_PARAMETER_INVALID, words);
    }

    @Test
    void gamma_brightens_the_middle() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(), 0, 63.75, 255);
        assertThat(pixels(cube, "PNG", Map.of())).isEqualTo("PNG L [0, 64, 255]");
        assertThat(pixels(cube, "PNG", Map.of("gamma", 2.0))).isEqualTo("PNG L [0, 128, 255]");
    }

    @Test
    void each_band_has_limits_of_its_own_and_any_three_make_the_colours() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(1, 1, List.of(Cubes.bands("B02", "B03", "B04", "B08")), 50, 100, 200, 7);
        Map<String, Object> options = Map.of("bands", List.of("B04", "B03", "B02"));
        assertThat(pixels(cube, "PNG", options)).isEqualTo("PNG RGB [(200, 100, 50)]");
        Map<String, Object> limits = Map.of(
                "bands", List.of("B04", "B03", "B02"),
                "min", List.of(0.0, 100.0, 0.0),
                "max", List.of(200.0, 200.0, 250.0));
        assertThat(pixels(cube, "PNG", limits)).isEqualTo("PNG RGB [(255, 0, 51)]");
        assertThat(pixels(cube, "PNG", Map.of("bands", List.of("B08")))).isEqualTo("PNG L [7]");
        refused("PNG", cube, Map.of("bands", List.of("B11")), "B11", "B02, B03");
        refused("PNG", cube, Map.of("bands", List.of("B02"), "min", List.of(1.0, 2.0)), "one for each");
    }

    @Test
    void percentiles_can_be_chosen() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(5, 1, List.of(), 10, 20, 30, 40, 50);
        Path file = folder.resolve(Written.write(cube, "PNG", Map.of("percentiles", List.of(25.0, 75.0)), folder)
                .get(0)
                .path());
        assertThat(Written.run("gdallocationinfo", "-valonly", file.toString(), "1", "0")
                        .strip())
                .isEqualTo("0");
        assertThat(Written.run("gdallocationinfo", "-valonly", file.toString(), "3", "0")
                        .strip())
                .isEqualTo("255");
        refused("PNG", cube, Map.of("percentiles", List.of(75.0, 25.0)), "smaller one first");
    }

    @Test
    void values_have_the_colours_that_the_user_gives_them() throws IOException, InterruptedException {
        Map<String, Object> stops =
                Map.of("colormap", Map.of("0", "#000000", "10", List.of(1.0, 0.0, 0.0), "20", "#FF00FF80"));
        assertThat(pixels(Cubes.cube(4, 1, List.of(), -5, 5, 10, 20), "PNG", stops))
                .isEqualTo("PNG RGBA [(0, 0, 0, 255), (128, 0, 0, 255), (255, 0, 0, 255), (255, 0, 255, 128)]");
    }

    @Test
    void ramps_are_those_of_matplotlib_also_the_other_way_round() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(), 0, 127, 255);
        assertThat(pixels(cube, "PNG", Map.of("colormap", "viridis")))
                .isEqualTo("PNG RGB [(68, 1, 84), (33, 144, 140), (253, 231, 37)]");
        assertThat(pixels(cube, "PNG", Map.of("colormap", "Viridis_R"))).startsWith("PNG RGB [(253, 231, 37)");
    }

    @Test
    void no_data_has_the_background_that_was_chosen() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(2, 1, List.of(), NO, 255);
        assertThat(pixels(cube, "PNG", Map.of("background", "#808080"))).isEqualTo("PNG L [128, 255]");
        assertThat(pixels(cube, "PNG", Map.of("background", "#FF0000")))
                .isEqualTo("PNG RGB [(255, 0, 0), (255, 255, 255)]");
        assertThat(pixels(cube, "PNG", Map.of())).isEqualTo("PNG LA [(0, 0), (255, 255)]");
    }

    @Test
    void sixteen_bits_keep_small_differences() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(), 0, 1, 65_535);
        Map<String, Object> options = Map.of("bit_depth", 16.0, "max", 65_535.0);
        assertThat(pixels(cube, "PNG", options)).startsWith("PNG I").endsWith("[0, 1, 65535]");
        refused("PNG", cube, Map.of("bit_depth", 16.0, "colormap", "viridis"), "8 bits");
        refused("PNG", cube, Map.of("bit_depth", 12.0), "8 or 16");
    }

    @Test
    void a_jpeg_is_close_to_what_was_painted_and_closer_with_quality() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(64, 64, List.of(Cubes.bands("r", "g", "b")), slopes());
        Path file = folder.resolve(
                write(cube, "jpeg", Map.of("quality", 100.0)).get(0).path());
        assertThat(file).hasFileName("result.jpg");
        String differences =
                """
                import sys, numpy, PIL.Image
                picture = PIL.Image.open(sys.argv[1])
                y, x = numpy.mgrid[0:64, 0:64]
                painted = numpy.stack([4 * x, 4 * y, 2 * (x + y)], -1)
                print(picture.format, picture.mode, picture.size, int(abs(numpy.asarray(picture) - painted).max()) <= 5)
                """;
        assertThat(Written.python(List.of("PIL", "numpy"), "-c", differences, file.toString()))
                .contains("JPEG RGB (64, 64) True");
        Cube grey = Cubes.cube(8, 8, List.of(), ramp(64));
        assertThat(pixels(grey, "JPEG", Map.of("quality", 100.0, "filename_prefix", "fine")))
                .startsWith("JPEG L [0, 1, 2, 3");
        long fine = folder.resolve("fine.jpg").toFile().length();
        write(grey, "JPEG", Map.of("quality", 10.0, "filename_prefix", "rough"));
        assertThat(folder.resolve("rough.jpg").toFile().length()).isLessThan(fine);
    }

    private static double[] slopes() {
        double[] values = new double[3 * 64 * 64];
        Arrays.setAll(values, i -> {
            int x = i % 64;
            int y = i / 64 % 64;
            return i < 4096 ? 4 * x : i < 8192 ? 4 * y : 2 * (x + y);
        });
        return values;
    }

    private static double[] ramp(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> i % 251);
        return values;
    }

    @Test
    void a_jpeg_shows_its_background_where_there_is_no_data() throws IOException, InterruptedException {
        double[] none = new double[64];
        Arrays.fill(none, NO);
        Cube cube = Cubes.cube(8, 8, List.of(), none);
        assertThat(pixels(cube, "JPEG", Map.of())).startsWith("JPEG L [0, 0, 0");
        assertThat(pixels(cube, "JPEG", Map.of("background", "#FFFFFF"))).startsWith("JPEG L [255, 255, 255");
        refused("JPEG", cube, Map.of("bit_depth", 16.0), "no option 'bit_depth'");
        refused("JPEG", cube, Map.of("quality", 0.0), "quality");
    }

    @Test
    void gdal_finds_where_a_picture_lies_by_the_files_beside_it() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(4, 3);
        for (String format : List.of("PNG", "JPEG")) {
            List<ResultFile> files = write(cube, format, Map.of("world_file", true, "width", 2.0));
            String picture = folder.resolve(files.get(0).path()).toString();
            assertThat(Written.run("gdalinfo", picture))
                    .contains("Size is 2, 2", "Origin = (500000.0", "Pixel Size = (20.0", "ID[\"EPSG\",32632]");
            assertThat(files).extracting(file -> file.roles().get(0)).containsExactly("data", "metadata", "metadata");
            assertThat(folder.resolve(files.get(1).path())).hasContent("20.0\n0.0\n0.0\n-20.0\n500010.0\n4999990.0");
        }
    }
}
