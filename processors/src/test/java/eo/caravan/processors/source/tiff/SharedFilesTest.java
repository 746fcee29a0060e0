package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real scenes, compared with what rasterio 1.3 on GDAL 3.6.2 read from the same files. */
class SharedFilesTest {
    private static Path data;

    @BeforeAll
    static void find_the_shared_folder() {
        data = SharedFolder.find().map(shared -> shared.resolve("data")).orElse(null);
        Assumptions.assumeTrue(
                data != null && Files.isDirectory(data), "no shared folder with data: set CARAVAN_SHARED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COPERNICUS_DEM_30_SAOTOME/N00E006/DEM.tif;1082;1488;1;FLOAT32;;2;6.460416666666667;0.0002777777777777778;312327114.96095777;0;78081778.74893229",
                "DEM_EOPATCH/dem/DEM.tif;100;101;1;FLOAT32;NaN;0;465181.0522318204;9.99479222007154;7186994;728;0",
                "LANDSAT8_L1TP_NEWYORK/LC08_L1TP_013032_20180131_20180207_01_T1/B8.tif;153;155;1;UINT16;0;0;527692.5;1500.0980392156864;119823411;0;0",
                "LANDSAT8_L1TP_NEWYORK/LC08_L1TP_013032_20180131_20180207_01_T1/DN.tif;76;77;6;UINT16;0;0;527685;3020.1315789473683;25084422;8084;0",
                "MODIS_MOD13Q1_SINOP/MOD13Q1_012010_20130914/NDVI.tif;255;147;1;INT16;-3000;0;-6073798.057320992;231.65635826385406;220041213;7860;0",
                "SENTINEL2_L1C_EOPATCH/S2_L1C_20150711T100008/L1C.tif;100;101;13;UINT16;;0;465181.0522318204;9.99479222007154;6315334;398;0",
                "SENTINEL2_L2A_ANTIMERIDIAN/S2A_OPER_MSI_L2A_TL_2APS_20230602T025701_A041483_T01WCQ/SCL.tif;512;384;1;UINT8;0;1;300000;120;1787628;10;447372",
                "SENTINEL2_L2A_SLOVENIA/S2A_33TWL_20230815_0_L2A/B08.tif;640;384;1;UINT16;0;2;499980;120;856657738;3110;214185335",
                "SENTINEL2_NDVI_EOPATCH/S2_NDVI_20150711T100008/NDVI.tif;100;101;1;FLOAT32;NaN;0;465181.0522318204;9.99479222007154;7394.402555942535;0.7472608089447021;0"
            })
    void the_last_band_is_read_as_gdal_reads_it(
            String name,
            int width,
            int height,
            int bands,
            SampleType type,
            Double noData,
            int overviews,
            double originX,
            double step,
            double sum,
            double cell,
            double overviewSum)
            throws IOException {
        try (TiffFile file = TiffFile.open(data.resolve(name))) {
            TiffImage image = file.image();
            assertThat(List.of(image.width(), image.height(), image.layout().samples()))
                    .containsExactly(width, height, bands);
            assertThat(image.layout().type()).isEqualTo(type);
            assertThat(file.noData().isPresent() ? file.noData().getAsDouble() : null)
                    .isEqualTo(noData);
            TiffGrid grid = file.grid().orElseThrow();
            assertThat(grid.originX()).isCloseTo(originX, within(1e-6));
            assertThat(grid.stepX()).isCloseTo(step, within(1e-12));
            double[] cells = WholeImage.read(image, bands - 1);
            assertThat(finiteSum(cells)).isCloseTo(sum, within(Math.abs(sum) * 1e-12));
            assertThat(cells[23 * width + 17]).isEqualTo(cell);
            assertThat(file.overviews()).hasSize(overviews);
            if (overviews > 0) {
                double[] reduced = WholeImage.read(file.overviews().get(0), bands - 1);
                assertThat(finiteSum(reduced)).isCloseTo(overviewSum, within(overviewSum * 1e-12));
            }
        }
    }

    private static double finiteSum(double[] cells) {
        double sum = 0;
        for (double cell : cells) {
            sum += Double.isFinite(cell) ? cell : 0;
        }
        return sum;
    }

    @Test
    void every_tile_of_every_file_is_read() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(data)) {
            files = walk.filter(path -> path.toString().endsWith(".tif")).toList();
        }
        assertThat(files).hasSizeGreaterThan(200);
        for (Path path : files) {
            try (TiffFile file = TiffFile.open(path)) {
                assertThat(WholeImage.read(file.image(), 0))
                        .hasSize(file.image().width() * file.image().height());
                for (TiffImage overview : file.overviews()) {
                    WholeImage.read(overview, 0);
                }
            }
        }
    }

    @Test
    void coordinate_systems_are_found() throws IOException {
        try (TiffFile utm = TiffFile.open(data.resolve("SENTINEL2_L2A_SLOVENIA/S2A_33TWL_20230815_0_L2A/B08.tif"));
                TiffFile degrees = TiffFile.open(data.resolve("COPERNICUS_DEM_30_SAOTOME/N00E006/DEM.tif"));
                TiffFile modis = TiffFile.open(data.resolve("MODIS_MOD13Q1_SINOP/MOD13Q1_012010_20130914/NDVI.tif"))) {
            assertThat(utm.geoKeys().orElseThrow().epsg()).hasValue(32633);
            assertThat(degrees.geoKeys().orElseThrow().epsg()).hasValue(4326);
            assertThat(degrees.geoKeys().orElseThrow().isGeographic()).isTrue();
            assertThat(modis.geoKeys().orElseThrow().epsg()).isEmpty();
            assertThat(modis.geoKeys().orElseThrow().real(GeoKeys.SEMI_MAJOR_AXIS, 0))
                    .isEqualTo(6371007.181);
        }
    }
}
