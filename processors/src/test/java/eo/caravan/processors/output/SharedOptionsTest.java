package eo.caravan.processors.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedOptionsTest {
    private static final OutputFormats FORMATS = new OutputFormats();
    private static final Cube CUBE =
            Cubes.counting(3, 2, Cubes.times("2022-06-01", "2022-06-03"), Cubes.bands("B04", "B08"));

    @TempDir
    Path folder;

    private List<String> names(String format, Map<String, Object> options) throws IOException {
        return Written.write(CUBE, format, options, folder).stream()
                .map(file -> file.path().toString())
                .toList();
    }

    @Test
    void files_are_called_as_the_user_likes() throws IOException {
        assertThat(names("GTiff", Map.of("filename_prefix", "S2_ndvi-10m")))
                .containsExactly("S2_ndvi-10m_2022-06-01.tif", "S2_ndvi-10m_2022-06-03.tif");
        assertThat(names("netCDF", Map.of("filename_prefix", "x.y"))).containsExactly("x.y.nc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", ".hidden", "a b", "-rf", "ä", "a\\b", "a\nb"})
    void what_is_no_file_name_is_refused(String prefix) {
        Cubes.fails(
                () -> names("netCDF", Map.of("filename_prefix", prefix)),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "filename_prefix",
                "digit first");
    }

    @Test
    void dates_and_bands_lie_apart_or_together_as_asked() throws IOException {
        assertThat(names("netCDF", Map.of())).containsExactly("result.nc");
        assertThat(names("netCDF", Map.of("separate_asset_per_date", true)))
                .containsExactly("result_2022-06-01.nc", "result_2022-06-03.nc");
        assertThat(names("GTiff", Map.of("separate_asset_per_date", false))).containsExactly("result.tif");
        assertThat(names("GTiff", Map.of("separate_asset_per_band", true)))
                .containsExactly(
                        "result_2022-06-01_B04.tif",
                        "result_2022-06-01_B08.tif",
                        "result_2022-06-03_B04.tif",
                        "result_2022-06-03_B08.tif");
    }

    @Test
    void each_file_tells_its_own_date_and_band() throws IOException, InterruptedException {
        ResultFile last = Written.write(CUBE, "GTiff", Map.of("separate_asset_per_band", true), folder)
                .get(3);
        assertThat(last.stac()).containsEntry("datetime", "2022-06-03T00:00:00Z");
        assertThat(last.title()).isEqualTo("GeoTIFF 2022-06-03 B08");
        assertThat(((List<?>) last.stac().get("bands")).get(0).toString()).contains("name=B08", "minimum=18");
        assertThat(Written.run("gdalinfo", folder.resolve(last.path()).toString()))
                .contains("TIFFTAG_DATETIME=2022:06:03", "Band 1", "Description = B08")
                .doesNotContain("Band 2");
    }

    @Test
    void a_format_that_holds_one_date_cannot_hold_all() {
        Cubes.fails(
                () -> names("PNG", Map.of("separate_asset_per_date", false)),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "separate_asset_per_date",
                "netCDF");
    }

    @Test
    void ten_thousand_files_are_enough() {
        String[] bands = new String[5_001];
        Arrays.setAll(bands, i -> "b" + i);
        Cube many = Cubes.counting(1, 1, Cubes.times("2022-06-01", "2022-06-03"), Cubes.bands(bands));
        Cubes.fails(
                () -> Written.write(many, "GTiff", Map.of("separate_asset_per_band", true), folder),
                ProcessErrorCode.FORMAT_UNSUITABLE,
                "10002 files");
    }

    @Test
    void no_result_takes_the_name_of_another() throws IOException {
        ResultDescription tiff = new ResultDescription(CUBE, FORMATS.find("GTiff"), Map.of());
        ResultDescription netcdf = new ResultDescription(CUBE, FORMATS.find("netCDF"), Map.of());
        ResultDescription taken = new ResultDescription(
                CUBE, FORMATS.find("netCDF"), Map.of("filename_prefix", "result", "separate_asset_per_date", true));
        try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
            WriteTarget target = new WriteTarget(folder, "result", executor, RunControl.UNWATCHED);
            ResultWriter writer = new ResultWriter(FORMATS);
            List<ResultFile> files = writer.write(List.of(tiff, netcdf, tiff, taken, netcdf), target);
            assertThat(writer.write(netcdf, target))
                    .extracting(file -> file.path().toString())
                    .containsExactly("result_3.nc");
            assertThat(files)
                    .extracting(file -> file.path().toString())
                    .containsExactly(
                            "result_2022-06-01.tif",
                            "result_2022-06-03.tif",
                            "result.nc",
                            "result_2_2022-06-01.tif",
                            "result_2_2022-06-03.tif",
                            "result_2022-06-01.nc",
                            "result_2022-06-03.nc",
                            "result_2.nc");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(9);
        }
    }

    @Test
    void every_format_tells_of_them() {
        for (OutputFormat format : FORMATS.all()) {
            JsonNode parameters = SharedOptions.describe(format).path("parameters");
            assertThat(parameters.has("filename_prefix")).as(format.name()).isTrue();
            assertThat(parameters.has("separate_asset_per_date"))
                    .as(format.name())
                    .isEqualTo(format.holdsDates());
        }
        assertThat(SharedOptions.describe(FORMATS.find("CSV"))
                        .path("parameters")
                        .has("separate_asset_per_geometry"))
                .isTrue();
    }
}
