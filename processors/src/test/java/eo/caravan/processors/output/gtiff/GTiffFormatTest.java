package eo.caravan.processors.output.gtiff;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GTiffFormatTest {
    private static final Encoding UINT16 = new Encoding(CellType.UINT16, 0);

    @TempDir
    Path folder;

    private Path path(ResultFile file) {
        return folder.resolve(file.path());
    }

    @Test
    void gdal_finds_bands_values_and_place() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(700, 600, Cubes.bands("B04", "B08"));
        ResultFile file =
                Written.write(cube, "gtiff", Map.of("tile_size", 256.0), folder).get(0);
        assertThat(Written.run("gdalinfo", path(file).toString()))
                .contains("Size is 700, 600", "Origin = (500000.0", "Pixel Size = (10.0", "ID[\"EPSG\",32632]")
                .contains("LAYOUT=COG", "Description = B04", "Description = B08", "Type=Float32", "NoData Value=nan")
                .contains("Block=256x256", "Overviews: 350x300, 175x150");
        String values = Written.run("gdallocationinfo", "-valonly", path(file).toString(), "651", "599");
        int index = 599 * 700 + 651;
        assertThat(values.trim().split("\\s+"))
                .containsExactly(String.valueOf(index), String.valueOf(700 * 600 + index));
    }

    @Test
    void integers_stay_integers_and_no_data_is_declared() throws IOException, InterruptedException {
        Cube cube = Cubes.encoded(Cubes.cube(3, 1, List.of(), 65_535, NO, 7), UINT16);
        ResultFile file = Written.write(cube, "GTiff", Map.of(), folder).get(0);
        assertThat(Written.run("gdalinfo", path(file).toString())).contains("Type=UInt16", "NoData Value=0");
        assertThat(Written.run("gdallocationinfo", "-valonly", path(file).toString(), "1", "0")
                        .trim())
                .isEqualTo("0");
        Object band = ((List<?>) file.stac().get("bands")).get(0);
        assertThat(band)
                .isEqualTo(Map.of(
                        "name",
                        "result",
                        "data_type",
                        "uint16",
                        "nodata",
                        0L,
                        "statistics",
                        Map.of(
                                "minimum", 7.0,
                                "maximum", 65_535.0,
                                "mean", 32_771.0,
                                "stddev", 32_764.0,
                                "valid_percent", 200 / 3.0)));
    }

    @Test
    void an_integer_type_without_room_for_no_data_is_widened() throws IOException, InterruptedException {
        Cube cube = Cubes.encoded(Cubes.cube(2, 1, List.of(), 0, NO), new Encoding(CellType.UINT8, NO));
        ResultFile file = Written.write(cube, "GTiff", Map.of(), folder).get(0);
        assertThat(Written.run("gdalinfo", path(file).toString())).contains("Type=Float32", "NoData Value=nan");
    }

    @Test
    void the_type_can_be_chosen() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(), -1.4, NO, 40_000);
        ResultFile file = Written.write(cube, "GTiff", Map.of("data_type", "int16"), folder)
                .get(0);
        String path = path(file).toString();
        assertThat(Written.run("gdalinfo", path)).contains("Type=Int16", "NoData Value=-32768");
        assertThat(Written.run("gdallocationinfo", "-valonly", path, "0", "0").trim())
                .isEqualTo("-1");
        assertThat(Written.run("gdallocationinfo", "-valonly", path, "2", "0").trim())
                .isEqualTo("32767");
    }

    @Test
    void a_file_for_each_time() throws IOException {
        Cube cube = Cubes.counting(3, 2, Cubes.times("2022-06-01", "2022-06-03"), Cubes.bands("a", "b"));
        List<ResultFile> files = Written.write(cube, "GTiff", Map.of(), folder);
        assertThat(files)
                .extracting(file -> file.path().toString())
                .containsExactly("result_2022-06-01.tif", "result_2022-06-03.tif");
        assertThat(files.get(0).stac())
                .containsEntry("proj:code", "EPSG:32632")
                .containsEntry("proj:shape", List.of(2, 3))
                .containsEntry("datetime", "2022-06-01T00:00:00Z")
                .containsKeys("geometry", "file:checksum");
    }

    @Test
    void times_of_the_same_day_get_names_of_their_own() throws IOException {
        Cube cube = Cubes.counting(3, 2, Cubes.times("2022-06-01T10:00:00Z", "2022-06-01T11:00:00Z"));
        assertThat(Written.write(cube, "GTiff", Map.of(), folder))
                .extracting(file -> file.path().toString())
                .containsExactly("result_2022-06-01T100000Z.tif", "result_2022-06-01T110000Z.tif");
    }

    @Test
    void all_no_data_can_be_written() throws IOException, InterruptedException {
        ResultFile file = Written.write(
                        Cubes.cube(2, 1, List.of(), NO, NO), "GTiff", Map.of("compress", "none"), folder)
                .get(0);
        assertThat(Written.run("gdallocationinfo", "-valonly", path(file).toString(), "0", "0")
                        .trim())
                .isEqualTo("nan");
    }

    @Test
    void what_no_file_can_hold_is_refused_while_planning() {
        Dimension other = new Dimension.Labelled("scale", DimensionType.OTHER, List.of("a", "b"));
        Cubes.fails(
                () -> Written.write(Cubes.counting(2, 2, other), "GTiff", Map.of(), folder),
                ProcessErrorCode.FORMAT_UNSUITABLE,
                "scale",
                "netCDF");
        Cubes.fails(
                () -> Written.write(Cubes.counting(2, 2), "GTiff", Map.of("tile_size", 130.0), folder),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "multiple of 16");
    }
}
