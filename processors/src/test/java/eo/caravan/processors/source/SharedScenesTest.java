package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real scenes of the shared folder, against an own reading of the files, cell by cell. */
class SharedScenesTest {
    private static Path data;
    private static StacCatalog catalog;

    @BeforeAll
    static void openCatalog() {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        data = shared.get().resolve("data");
        catalog = StacCatalog.open(List.of(data), 64 << 20);
    }

    @Test
    void all_collections_are_served_without_a_warning() {
        assertThat(catalog.ids())
                .containsExactly(
                        "COPERNICUS_DEM_30_SAOTOME",
                        "DEM_EOPATCH",
                        "LANDSAT8_L1TP_NEWYORK",
                        "MODIS_MOD13Q1_SINOP",
                        "SENTINEL2_L1C_EOPATCH",
                        "SENTINEL2_L2A_ANTIMERIDIAN",
                        "SENTINEL2_L2A_SLOVENIA",
                        "SENTINEL2_NDVI_EOPATCH");
        assertThat(catalog.warnings()).isEmpty();
    }

    @Test
    void a_single_item_is_copied_cell_by_cell() throws Exception {
        Cube cube = catalog.open(request(
                "SENTINEL2_NDVI_EOPATCH",
                List.of("2015-12-08T10:04:00Z", "2015-12-08T10:05:00Z"),
                List.of("NDVI", "CLM")));
        SharedRaster ndvi =
                SharedRaster.read(data.resolve("SENTINEL2_NDVI_EOPATCH/S2_NDVI_20151208T100409/NDVI.tif"), 0);
        SharedRaster clm = SharedRaster.read(data.resolve("SENTINEL2_NDVI_EOPATCH/S2_NDVI_20151208T100409/CLM.tif"), 0);
        assertThat(cube.shape().whole().sizes()).containsExactly(1, 2, 101, 100);
        double[] cells = cube.read(cube.shape().whole()).values();
        assertThat(Arrays.copyOf(cells, 10_100)).isEqualTo(ndvi.values());
        assertThat(Arrays.copyOfRange(cells, 10_100, 20_200)).isEqualTo(clm.values());
    }

    @Test
    void two_acquisitions_of_one_day_stay_two_labels() {
        Cube cube = catalog.open(request("SENTINEL2_NDVI_EOPATCH", null, List.of("NDVI")));
        assertThat(cube.shape().dimension(0).size()).isEqualTo(68);
        assertThat(cube.shape().dimension(0).labels()).contains("2015-12-08T10:04:09Z", "2015-12-08T10:11:25Z");
    }

    @Test
    void tiles_of_one_pass_are_one_label_and_lie_over_each_other() throws Exception {
        Cube cube = catalog.open(request("SENTINEL2_L2A_SLOVENIA", null, List.of("B04", "SCL")));
        assertThat(cube.shape().dimension(0).labels())
                .containsExactly(
                        "2023-08-10T09:57:57.166Z",
                        "2023-08-13T10:07:53.782Z",
                        "2023-08-15T09:57:57.246Z",
                        "2023-08-18T10:07:54.167Z",
                        "2023-08-20T09:57:56.646Z");
        Grid grid = cube.shape().grid().orElseThrow();
        assertThat(grid).isEqualTo(new Grid(Crs.epsg(32633), 499_980, 5_151_660, 120, -120, 640, 814));
        Path folder = data.resolve("SENTINEL2_L2A_SLOVENIA");
        SharedRaster upper = SharedRaster.read(folder.resolve("S2A_33TWM_20230815_0_L2A/B04.tif"), 0);
        SharedRaster lower = SharedRaster.read(folder.resolve("S2A_33TWL_20230815_0_L2A/B04.tif"), 0);
        double[] cells =
                cube.read(cube.shape().whole().with(0, 2, 1).with(1, 0, 1)).values();
        double[] expectedCells = new double[cells.length];
        for (int y = 0; y < 814; y++) {
            for (int x = 0; x < 640; x++) {
                double expected = y < 512 ? upper.at(x, y) : Double.NaN;
                // the lower tile begins 430.5 rows further down; a centre between two rows belongs to the later one
                int row = y - 430;
                if (Double.isNaN(expected) && row >= 0 && row < 384) {
                    expected = lower.at(x, row);
                }
                expectedCells[y * 640 + x] = expected;
            }
        }
        assertThat(cells).isEqualTo(expectedCells);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SENTINEL2_L2A_SLOVENIA",
                "LANDSAT8_L1TP_NEWYORK",
                "SENTINEL2_L2A_ANTIMERIDIAN",
                "MODIS_MOD13Q1_SINOP",
                "COPERNICUS_DEM_30_SAOTOME",
                "SENTINEL2_L1C_EOPATCH"
            })
    void a_cell_does_not_depend_on_the_region_it_is_read_with(String collection) {
        Cube cube = catalog.open(request(collection, null, null));
        Region whole = cube.shape().whole().with(0, 0, 1).with(1, 0, 1);
        assertSameInPieces(cube, whole, 37, 53);
    }

    @Test
    void a_cell_does_not_depend_on_the_region_either_where_it_is_warped() {
        Grid view = new Grid(Crs.epsg(3035), 4_710_000, 2_620_000, 150, -150, 400, 500);
        Cube cube = catalog.open(new LoadRequest(
                "SENTINEL2_L2A_SLOVENIA", Optional.empty(), null, List.of("B08"), item -> true, Optional.of(view)));
        Region whole = cube.shape().whole().with(0, 0, 1);
        assertSameInPieces(cube, whole, 71, 89);
    }

    private static void assertSameInPieces(Cube cube, Region whole, int rows, int columns) {
        double[] all = cube.read(whole).values();
        assertThat(Arrays.stream(all).filter(value -> !Double.isNaN(value)).count())
                .isPositive();
        int width = whole.size(3);
        for (int y = 0; y < whole.size(2); y += rows) {
            for (int x = 0; x < width; x += columns) {
                int h = Math.min(rows, whole.size(2) - y);
                int w = Math.min(columns, width - x);
                Chunk piece = cube.read(whole.with(2, y, h).with(3, x, w));
                for (int i = 0; i < h; i++) {
                    double[] expected = Arrays.copyOfRange(all, (y + i) * width + x, (y + i) * width + x + w);
                    assertThat(Arrays.copyOfRange(piece.values(), i * w, i * w + w))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_view_in_another_system_takes_the_cell_under_each_centre() throws Exception {
        Grid view = new Grid(Crs.epsg(3035), 4_731_000, 2_580_000, 130, -130, 90, 70);
        Cube cube = catalog.open(new LoadRequest(
                "SENTINEL2_L2A_SLOVENIA",
                Optional.empty(),
                List.of("2023-08-15T00:00:00Z", "2023-08-16T00:00:00Z"),
                List.of("B08"),
                item -> item.path("id").asText().contains("33TWM"),
                Optional.of(view)));
        SharedRaster source =
                SharedRaster.read(data.resolve("SENTINEL2_L2A_SLOVENIA/S2A_33TWM_20230815_0_L2A/B08.tif"), 0);
        double[] cells = cube.read(cube.shape().whole()).values();
        CrsTransform transform = CrsTransform.between(Crs.epsg(3035), Crs.epsg(32633));
        double[] expected = new double[cells.length];
        for (int y = 0; y < 70; y++) {
            for (int x = 0; x < 90; x++) {
                double[] at = transform.point(4_731_000 + (x + 0.5) * 130, 2_580_000 - (y + 0.5) * 130);
                expected[y * 90 + x] = source.at(
                        (int) Math.floor((at[0] - 499_980) / 120), (int) Math.floor((5_151_660 - at[1]) / 120));
            }
        }
        assertThat(cells).isEqualTo(expected);
        assertThat(Arrays.stream(expected).filter(value -> !Double.isNaN(value)).count())
                .isGreaterThan(3000);
    }

    @Test
    void coarser_bands_take_the_cell_under_each_centre() throws Exception {
        Cube cube = catalog.open(request(
                "LANDSAT8_L1TP_NEWYORK", List.of("2018-01-31T00:00:00Z", "2018-02-01T00:00:00Z"), List.of("B5", "B8")));
        Grid grid = cube.shape().grid().orElseThrow();
        assertThat(grid.originX()).isEqualTo(527_692.5);
        assertThat(grid.width()).isEqualTo(153);
        Path folder = data.resolve("LANDSAT8_L1TP_NEWYORK/LC08_L1TP_013032_20180131_20180207_01_T1");
        SharedRaster pan = SharedRaster.read(folder.resolve("B8.tif"), 0);
        SharedRaster nir = SharedRaster.read(folder.resolve("DN.tif"), 3);
        Chunk chunk = cube.read(cube.shape().whole());
        int plane = grid.width() * grid.height();
        double[] expected = new double[2 * plane];
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                double centreX = 527_692.5 + (x + 0.5) * 1500.0980392156864;
                double centreY = 4_582_207.5 - (y + 0.5) * 1505.9032258064515;
                int column = (int) Math.floor((centreX - 527_685) / 3020.1315789473683);
                int row = (int) Math.floor((4_582_215 - centreY) / 3031.5584415584412);
                expected[y * grid.width() + x] = nir.at(column, row);
                expected[plane + y * grid.width() + x] = pan.at(x, y);
            }
        }
        assertThat(chunk.values()).isEqualTo(expected);
    }

    @Test
    void dates_of_their_own_grids_come_onto_that_of_the_first() {
        Cube cube = catalog.open(request("LANDSAT8_L1TP_NEWYORK", null, List.of("nir")));
        Dimension.Bands bands = (Dimension.Bands) cube.shape().dimension(1);
        assertThat(bands.labels()).containsExactly("B5");
        assertThat(cube.shape().dimension(0).size()).isEqualTo(17);
        double[] cells = cube.read(cube.shape().whole()).values();
        assertThat(Arrays.stream(cells).filter(v -> !Double.isNaN(v)).count()).isGreaterThan(50_000);
    }

    @Test
    void a_sinusoidal_collection_can_be_cropped_in_degrees() {
        LoadRequest request = new LoadRequest(
                "MODIS_MOD13Q1_SINOP",
                Optional.of(new Extent(-55.6, -11.7, -55.4, -11.6, Crs.WGS84)),
                null,
                null,
                item -> true,
                Optional.empty());
        Cube cube = catalog.open(request);
        Grid grid = cube.shape().grid().orElseThrow();
        assertThat(grid.stepX()).isEqualTo(231.65635826385406);
        Extent box = CrsTransform.between(grid.crs(), Crs.WGS84).bound(grid.extent());
        assertThat(box.west()).isCloseTo(-55.6, within(0.03));
        assertThat(box.south()).isCloseTo(-11.7, within(0.003));
        double first = cube.read(cube.shape().whole().with(0, 0, 1)).values()[0];
        assertThat(first).isBetween(-2000.0, 10_000.0);
    }

    @Test
    void an_elevation_model_in_degrees_is_copied() throws Exception {
        Cube cube = catalog.open(request("COPERNICUS_DEM_30_SAOTOME", null, null));
        SharedRaster dem = SharedRaster.read(data.resolve("COPERNICUS_DEM_30_SAOTOME/N00E006/DEM.tif"), 0);
        Region part = cube.shape().whole().with(2, 500, 300).with(3, 400, 300);
        double[] cells = cube.read(part).values();
        for (int y = 0; y < 300; y++) {
            int from = (500 + y) * dem.width() + 400;
            assertThat(Arrays.copyOfRange(cells, y * 300, y * 300 + 300))
                    .isEqualTo(Arrays.copyOfRange(dem.values(), from, from + 300));
        }
    }

    @Test
    void tiles_at_the_antimeridian_can_be_asked_for_from_both_sides() {
        Extent over = new Extent(179.5, 67.4, -179.5, 67.6, Crs.WGS84);
        Cube cube = catalog.open(new LoadRequest(
                "SENTINEL2_L2A_ANTIMERIDIAN", Optional.of(over), null, null, item -> true, Optional.empty()));
        Extent box = CrsTransform.between(Crs.epsg(32601), Crs.WGS84)
                .bound(cube.shape().grid().orElseThrow().extent());
        assertThat(box.west()).isBetween(179.3, 179.52);
        assertThat(cube.shape().dimension(0).size()).isEqualTo(1);
    }

    @Test
    void a_description_is_complete_and_read_from_the_items() {
        JsonNode slovenia = catalog.describe("SENTINEL2_L2A_SLOVENIA");
        JsonNode x = slovenia.path("cube:dimensions").path("x");
        assertThat(x.path("reference_system").asInt()).isEqualTo(32633);
        assertThat(x.path("step").asInt()).isEqualTo(120);
        assertThat(x.path("extent").toString()).isEqualTo("[499980.0,576780.0]");
        assertThat(slovenia.at("/cube:dimensions/bands/values").toString())
                .isEqualTo("[\"B02\",\"B03\",\"B04\",\"B08\",\"SCL\"]");
        assertThat(slovenia.at("/summaries/eo:cloud_cover/maximum").asDouble()).isEqualTo(79.936);
        assertThat(slovenia.at("/summaries/platform").toString()).isEqualTo("[\"sentinel-2a\",\"sentinel-2b\"]");
        assertThat(slovenia.at("/summaries/raster:bands/0/scale").asDouble()).isEqualTo(0.0001);
        JsonNode modis = catalog.describe("MODIS_MOD13Q1_SINOP");
        assertThat(modis.at("/cube:dimensions/x/reference_system").asText()).startsWith("PROJCRS[");
        assertThat(modis.at("/cube:dimensions/x/extent/0").asDouble()).isEqualTo(-6_073_798.057320992);
        assertThat(catalog.queryables("SENTINEL2_L2A_SLOVENIA")
                        .at("/properties/eo:cloud_cover/type")
                        .asText())
                .isEqualTo("number");
    }

    private static LoadRequest request(String id, List<String> time, List<String> bands) {
        return new LoadRequest(id, Optional.empty(), time, bands, item -> true, Optional.empty());
    }
}
