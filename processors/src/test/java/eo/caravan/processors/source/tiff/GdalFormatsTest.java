package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that GDAL converted into many forms give the cells of the original. */
class GdalFormatsTest {
    private static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void find_gdal_and_data() {
        boolean gdal = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gdal_translate")));
        Assumptions.assumeTrue(gdal, "gdal_translate is not on the path: apt-get install gdal-bin");
        data = SharedFolder.find().map(shared -> shared.resolve("data")).orElse(null);
        Assumptions.assumeTrue(
                data != null && Files.isDirectory(data), "no shared folder with data: set CARAVAN_SHARED");
    }

    private Path translate(Path source, String options) throws IOException, InterruptedException {
        Path target = folder.resolve("converted.tif");
        List<String> command = new ArrayList<>(List.of("gdal_translate", "-q"));
        command.addAll(List.of(options.split(" ")));
        command.add(source.toString());
        command.add(target.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-co COMPRESS=LZW",
                "-co COMPRESS=LZW -co PREDICTOR=2 -co TILED=YES",
                "-co COMPRESS=DEFLATE -co PREDICTOR=2 -co INTERLEAVE=BAND",
                "-co COMPRESS=PACKBITS -co BIGTIFF=YES -co ENDIANNESS=BIG",
                "-co COMPRESS=LZW -co PREDICTOR=2 -co ENDIANNESS=BIG -co INTERLEAVE=BAND -co TILED=YES",
                "-ot UInt32 -co COMPRESS=DEFLATE -co PREDICTOR=2 -co BLOCKYSIZE=7",
                "-ot Float32 -co COMPRESS=LZW -co PREDICTOR=3 -co TILED=YES -co BLOCKXSIZE=32 -co BLOCKYSIZE=48",
                "-ot Float64 -co COMPRESS=DEFLATE -co PREDICTOR=3 -co INTERLEAVE=BAND",
                "-ot Float32 -co COMPRESS=DEFLATE -co PREDICTOR=2 -co ENDIANNESS=BIG",
                "-co COMPRESS=ZSTD -co TILED=YES",
                "-co COMPRESS=ZSTD -co PREDICTOR=2 -co ZSTD_LEVEL=19",
                "-ot Float32 -co COMPRESS=ZSTD -co PREDICTOR=3 -co INTERLEAVE=BAND -co BIGTIFF=YES",
                "-co TILED=YES -co SPARSE_OK=TRUE"
            })
    void converted_files_hold_the_cells_of_the_original(String options) throws Exception {
        Path original = data.resolve("SENTINEL2_L1C_EOPATCH/S2_L1C_20150711T100008/L1C.tif");
        try (TiffFile expected = TiffFile.open(original);
                TiffFile converted = TiffFile.open(translate(original, options))) {
            for (int band : new int[] {0, 7, 12}) {
                assertThat(WholeImage.read(converted.image(), band)).isEqualTo(WholeImage.read(expected.image(), band));
            }
            assertThat(converted.grid()).isEqualTo(expected.grid());
        }
    }
}
