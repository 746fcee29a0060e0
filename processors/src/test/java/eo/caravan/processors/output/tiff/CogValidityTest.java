package eo.caravan.processors.output.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GDAL's own validator and reader judge what is written. */
class CogValidityTest {
    private static Optional<String> python = Optional.empty();

    @TempDir
    Path folder;

    private record Answer(int status, String text) {}

    @BeforeAll
    static void find_gdal() {
        python = Stream.of("python3", "/usr/bin/python3")
                .filter(candidate -> run(candidate, "-c", "import osgeo.gdal, osgeo_utils.samples")
                                .status()
                        == 0)
                .findFirst();
        Assumptions.assumeTrue(
                python.isPresent(), "no python3 with GDAL's utilities: apt-get install gdal-bin python3-gdal");
    }

    private static Answer run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), text);
        } catch (IOException e) {
            return new Answer(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(-1, e.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1300,700,1,UINT16,PIXEL,6,512,false",
        "1300,700,3,FLOAT32,PIXEL,6,256,false",
        "1300,700,3,INT16,BAND,6,256,false",
        "700,1300,2,FLOAT64,BAND,1,256,true",
        "700,1300,5,UINT8,PIXEL,0,128,true",
        "300,200,1,UINT32,PIXEL,6,512,false",
        "1,1,1,INT32,PIXEL,6,512,false"
    })
    void gdal_finds_a_valid_cog_with_the_same_cells(
            int width,
            int height,
            int bands,
            SampleType type,
            Interleave interleave,
            int level,
            int tileSize,
            boolean big)
            throws IOException {
        CogOptions options = CogOptions.builder(width, height, bands, type)
                .interleave(interleave)
                .level(level)
                .tileSize(tileSize)
                .bigTiff(big)
                .grid(new TiffGrid(600000, 5100000, 10, -10))
                .geoKeys(GeoKeys.ofEpsg(32633, false))
                .build();
        double[][] cells = SampleCog.ramp(width, height, bands);
        Path file = SampleCog.write(folder.resolve("cog.tif"), options, cells);
        Answer answer = run(
                python.orElseThrow(),
                "-m",
                "osgeo_utils.samples.validate_cloud_optimized_geotiff",
                "--full-check=yes",
                file.toString());
        assertThat(answer.text()).contains("is a valid cloud optimized GeoTIFF").doesNotContain("warning");
        assertThat(answer.status()).isZero();
        long sum = 0;
        for (double cell : cells[bands - 1]) {
            sum += (long) cell;
        }
        assertThat(ask(file, "print(int(d.GetRasterBand(" + bands + ").ReadAsArray().astype('f8').sum()))"))
                .isEqualTo(Long.toString(sum));
    }

    private static String ask(Path file, String question) {
        Answer answer = run(
                python.orElseThrow(),
                "-c",
                "from osgeo import gdal; d = gdal.Open('" + file + "'); b = d.GetRasterBand(1); " + question);
        assertThat(answer.status()).as(answer.text()).isZero();
        return answer.text().strip();
    }

    @Test
    void gdal_reads_place_bands_and_statistics() throws IOException {
        CogOptions options = CogOptions.builder(20, 10, 2, SampleType.UINT16)
                .grid(new TiffGrid(600000, 5100000, 10, -10))
                .geoKeys(GeoKeys.ofEpsg(32633, false))
                .noData(0)
                .band(0, new TiffBand("red & hot", 0.0001, -0.1, "K"))
                .item("DATE", "2022-06-01")
                .build();
        Path file = SampleCog.write(folder.resolve("cog.tif"), options, SampleCog.ramp(20, 10, 2));
        assertThat(ask(file, "print(d.GetSpatialRef().GetAuthorityCode(None), d.GetGeoTransform())"))
                .isEqualTo("32633 (600000.0, 10.0, 0.0, 5100000.0, 0.0, -10.0)");
        assertThat(ask(
                        file,
                        "print(b.GetDescription(), b.GetScale(), b.GetOffset(), b.GetUnitType(), b.GetNoDataValue())"))
                .isEqualTo("red & hot 0.0001 -0.1 K 0.0");
        assertThat(ask(file, "print(d.GetMetadataItem('DATE'), d.GetMetadataItem('LAYOUT', 'IMAGE_STRUCTURE'))"))
                .isEqualTo("2022-06-01 COG");
        List<String> both = List.of(
                ask(file, "print(['%.9g' % v for v in b.GetStatistics(0, 0)])"),
                ask(file, "print(['%.9g' % v for v in b.ComputeStatistics(0)])"));
        assertThat(both.get(0)).isEqualTo(both.get(1)).contains("'1'", "'66'");
    }

    @Test
    void gdal_reads_degrees_and_a_projection_without_code() throws IOException {
        CogOptions degrees = CogOptions.builder(4, 4, 1, SampleType.UINT8)
                .grid(new TiffGrid(6, 1, 0.25, -0.25))
                .geoKeys(GeoKeys.ofEpsg(4326, true))
                .build();
        Path file = SampleCog.write(folder.resolve("degrees.tif"), degrees, SampleCog.ramp(4, 4, 1));
        assertThat(ask(file, "print(d.GetSpatialRef().GetAuthorityCode(None))")).isEqualTo("4326");
        CogOptions sinusoidal = CogOptions.builder(4, 4, 1, SampleType.UINT8)
                .grid(new TiffGrid(-6073798, -1278279, 231.656, -231.656))
                .geoKeys(GeoKeys.sinusoidal(0, 6371007.181, 0, "MODIS sinusoidal"))
                .build();
        file = SampleCog.write(folder.resolve("sinusoidal.tif"), sinusoidal, SampleCog.ramp(4, 4, 1));
        assertThat(ask(file, "print(d.GetSpatialRef().ExportToProj4())"))
                .contains("+proj=sinu", "+R=6371007.181", "+lon_0=0", "+units=m");
    }
}
