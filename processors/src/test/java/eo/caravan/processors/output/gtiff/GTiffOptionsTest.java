package eo.caravan.processors.output.gtiff;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each option does, as GDAL sees it. */
final class GTiffOptionsTest {
    private static final Cube CLASSES =
            Cubes.encoded(Cubes.cube(3, 1, List.of(), 1, NO, 2), new Encoding(CellType.UINT8, 0));

    @TempDir
    Path folder;

    private Path write(Cube cube, Map<String, Object> options) throws IOException {
        return folder.resolve(
                Written.write(cube, "GTiff", options, folder).get(0).path());
    }

    private String info(Cube cube, Map<String, Object> options) throws IOException, InterruptedException {
        return Written.run("gdalinfo", write(cube, options).toString());
    }

    private static String cell(Path file, int x, int y) throws IOException, InterruptedException {
        return Written.run("gdallocationinfo", "-valonly", file.toString(), "" + x, "" + y)
                .strip()
                .replaceAll("\\s+", " ");
    }

    @Test
    void classes_have_colours_of_their_own() throws IOException, InterruptedException {
        Map<String, Object> colours = Map.of("1", "#00FF00", "2", List.of(1.0, 0.5, 0.0));
        assertThat(info(CLASSES, Map.of("colormap", colours)))
                .contains("ColorInterp=Palette", "1: 0,255,0,255", "2: 255,128,0,255", "0: 0,0,0,", "NoData Value=0");
        Path file = write(CLASSES, Map.of("colormap", colours, "data_type", "uint16"));
        assertThat(cell(file, 2, 0)).isEqualTo("2");
        assertThat(Written.run("gdalinfo", file.toString()))
                .contains("Type=UInt16, ColorInterp=Palette", "2: 255,128,0,255");
    }

    @Test
    void colours_need_one_band_of_small_integers() {
        Map<String, Object> green = Map.of("colormap", Map.of("1", "#00FF00"));
        refused(Cubes.counting(2, 2), green, "float32", "data_type");
        refused(
                Cubes.encoded(Cubes.counting(2, 2, Cubes.bands("a", "b")), new Encoding(CellType.UINT8, 0)),
                green,
                "one band");
        refused(CLASSES, Map.of("colormap", Map.of("256", "#00FF00")), "256.0", "uint8");
        refused(CLASSES, Map.of("colormap", Map.of("1", "green")), "#RRGGBB");
        refused(CLASSES, Map.of("colormap", "viridis"), "object");
    }

    private void refused(Cube cube, Map<String, Object> options, String... words) {
        Cubes.fails(() -> write(cube, options), ApiErrorCode.PROCESS_PARAMETER_INVALID, words);
    }

    @Test
    void no_data_can_be_any_value_of_the_type() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(2, 1, List.of(), 5, NO);
        assertThat(info(cube, Map.of("nodata", -9999.0))).contains("Type=Float32", "NoData Value=-9999");
        Path file = write(cube, Map.of("nodata", -1.0, "data_type", "int16"));
        assertThat(cell(file, 1, 0)).isEqualTo("-1");
        refused(cube, Map.of("nodata", -1.0, "data_type", "uint8"), "value of uint8");
        refused(cube, Map.of("nodata", "nan", "data_type", "uint8"), "value of uint8");
    }

    @Test
    void numbers_are_packed_into_integers_with_scale_and_offset() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(), 0.25, NO, -0.5);
        Map<String, Object> packed = Map.of("scale", 0.001, "offset", -1.0, "data_type", "uint16", "nodata", 65_535.0);
        ResultFile file = Written.write(cube, "COG", packed, folder).get(0);
        String path = folder.resolve(file.path()).toString();
        assertThat(Written.run("gdalinfo", path)).contains("Type=UInt16", "Offset: -1,   Scale:0.001");
        assertThat(cell(Path.of(path), 0, 0)).isEqualTo("1250");
        assertThat(cell(Path.of(path), 1, 0)).isEqualTo("65535");
        assertThat(cell(Path.of(path), 2, 0)).isEqualTo("500");
        assertThat(file.stac().get("bands").toString()).contains("raster:scale=0.001", "raster:offset=-1.0");
    }

    @Test
    void all_dates_are_bands_of_one_file_with_dates_in_their_names() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(300, 200, Cubes.times("2022-06-01", "2022-06-03"), Cubes.bands("B04", "B08"));
        Path file = write(cube, Map.of("separate_asset_per_date", false, "tile_size", 128.0));
        assertThat(Written.run("gdalinfo", file.toString()))
                .contains("INTERLEAVE=BAND", "Description = 2022-06-01_B04", "Description = 2022-06-03_B08")
                .doesNotContain("TIFFTAG_DATETIME");
        int plane = 300 * 200;
        int at = 150 * 300 + 299;
        assertThat(cell(file, 299, 150))
                .isEqualTo(at + " " + (plane + at) + " " + (2 * plane + at) + " " + (3 * plane + at));
        Path mixed = write(cube, Map.of("separate_asset_per_date", false, "interleave", "pixel"));
        assertThat(cell(mixed, 299, 150)).isEqualTo(cell(file, 299, 150));
    }

    @Test
    void the_file_tells_its_date_its_program_and_what_the_user_says_of_it() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(2, 2, Cubes.times("2022-06-01T10:05:59Z"));
        assertThat(info(cube, Map.of("file_metadata", Map.of("author", "Ada <ada@example.org>", "version", 2.0))))
                .contains("TIFFTAG_DATETIME=2022:06:01 10:05:59", "TIFFTAG_SOFTWARE=Caravan")
                .contains("author=Ada <ada@example.org>", "version=2");
    }

    @Test
    void overviews_are_as_many_as_asked_for() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(600, 300);
        Map<String, Object> one = Map.of("tile_size", 128.0, "overviews", 1.0);
        assertThat(info(cube, one)).contains("Overviews: 300x150").doesNotContain("150x75");
        assertThat(info(cube, Map.of("tile_size", 128.0, "overviews", "AUTO"))).contains("300x150, 150x75");
        assertThat(info(cube, Map.of("overviews", false, "tile_size", 128.0))).doesNotContain("Overviews");
        Cubes.fails(
                () -> Written.write(cube, "COG", Map.of("overviews", false), folder),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "Choose GTiff");
    }

    @Test
    void more_effort_makes_smaller_files_of_the_same_cells() throws IOException, InterruptedException {
        double[] values = new double[256 * 256];
        Arrays.setAll(values, i -> Math.floor(100 * Math.sin(i / 900.0) * Math.cos(i % 256 / 40.0)));
        Cube cube = Cubes.cube(256, 256, List.of(), values);
        for (String[] effort : new String[][] {{"DEFLATE", "zlevel", "9"}, {"ZSTD", "zstd_level", "22"}}) {
            Map<String, Object> packing = Map.of("compress", effort[0], "data_type", "int16");
            Map<String, Object> most = new HashMap<>(packing);
            most.put(effort[1], Double.valueOf(effort[2]));
            Map<String, Object> least = new HashMap<>(packing);
            least.put(effort[1], 1.0);
            long fast = Files.size(write(cube, least));
            Path small = write(cube, most);
            assertThat(Files.size(small)).as(effort[0]).isLessThan(fast);
            assertThat(cell(small, 200, 100)).isEqualTo(String.valueOf((int) values[100 * 256 + 200]));
        }
    }

    @Test
    void a_big_tiff_can_be_asked_for() throws IOException {
        byte[] big = Files.readAllBytes(write(Cubes.counting(2, 2), Map.of("bigtiff", "YES")));
        assertThat(big).startsWith('I', 'I', 43, 0);
    }

    @Test
    void what_does_not_fit_together_is_refused_with_advice() {
        Cube cube = Cubes.counting(2, 2);
        refused(cube, Map.of("predictor", 2.0), "integers", "float32");
        refused(CLASSES, Map.of("predictor", 3.0), "floating", "uint8");
        refused(cube, Map.of("predictor", 3.0, "compress", "none"), "can only be 1");
        refused(cube, Map.of("compress", "jpeg"), "deflate", "zstd");
        refused(cube, Map.of("zstd_level", 23.0, "compress", "zstd"), "22");
        refused(cube, Map.of("scale", 0.0), "must not be 0");
        refused(cube, Map.of("file_metadata", Map.of("a b", "x")), "a b");
        String[] bands = new String[200];
        Arrays.setAll(bands, i -> "b" + i);
        Map<String, Object> pixel = Map.of("interleave", "pixel", "tile_size", 1024.0);
        refused(Cubes.counting(1, 1, Cubes.bands(bands)), pixel, "smaller 'tile_size'");
    }
}
