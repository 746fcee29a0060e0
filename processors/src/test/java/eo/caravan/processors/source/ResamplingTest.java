package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.sampling.Sampled;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tiles of one pass, the second half a cell further down: what a collection declares decides how it comes onto the grid. */
class ResamplingTest {
    private static final double NO = Double.NaN;
    private static final Grid UPPER = new Grid(Crs.epsg(32633), 500_000, 5_000_040, 10, -10, 2, 3);
    private static final Grid LOWER = new Grid(Crs.epsg(32633), 500_000, 5_000_025, 10, -10, 2, 4);

    @TempDir
    Path folder;

    private void add(String id, Grid grid, DoubleBinaryOperator values, DoubleBinaryOperator classes)
            throws IOException {
        TinyStac.tiff(folder.resolve(id + "/B.tif"), grid, SampleType.UINT16, values);
        TinyStac.tiff(folder.resolve(id + "/SCL.tif"), grid, SampleType.UINT8, classes);
        ObjectNode item = TinyStac.item(id, "C", "2022-06-01T10:26:00Z");
        TinyStac.asset(item, "B", "B.tif", grid, "uint16", List.of("B"));
        TinyStac.asset(item, "SCL", "SCL.tif", grid, "uint8", List.of("SCL"));
        TinyStac.write(item, folder.resolve(id + "/item.json"));
    }

    /** The cells of both bands, y and x; the collection declares what is given, in JSON. */
    private double[] load(String declaration) throws IOException {
        return Cubes.all(open(declaration));
    }

    private Cube open(String declaration) throws IOException {
        // 10 20 | 11 21 | no data 22, and half a cell below the second row 100 200 | 101 201 | 104 204 | 105 205
        add("a", UPPER, (x, y) -> x == 0 && y == 2 ? 0 : 10 * (x + 1) + y, (x, y) -> 4);
        add("b", LOWER, (x, y) -> 100 * (x + 1) + (y < 2 ? y : y + 2), (x, y) -> 5 + y);
        ObjectNode collection = (ObjectNode) new ObjectMapper().readTree(declaration);
        collection.put("type", "Collection").put("stac_version", "1.1.0").put("id", "C");
        TinyStac.write(collection, folder.resolve("collection.json"));
        StacCatalog catalog = StacCatalog.open(List.of(folder), 1 << 20);
        return catalog.open(new LoadRequest("C", Optional.empty(), null, null, item -> true, Optional.empty()));
    }

    @Test
    void the_nearest_cell_counts_where_nothing_is_declared() throws IOException {
        // the grid is that of the first tile: rows 40..30, 30..20, 20..10 and one more, whose centre 5 lies in the
        // second
        assertThat(load("{}"))
                .containsExactly(10, 20, 11, 21, 101, 22, 104, 204, 105, 205, /* SCL */ 4, 4, 4, 4, 4, 4, 7, 7, 8, 8);
    }

    @Test
    void a_tile_off_the_grid_is_blended_where_the_collection_says_bilinear() throws IOException {
        double[] cells = load(
                """
                {"caravan:resampling": "bilinear",
                 "item_assets": {"SCL": {"classification:classes": [{"value": 4, "name": "vegetation"}]}}}
                """);
        // centres lie on the lines between rows of the lower tile: (100 + 101) / 2 = 100.5, stored as 101
        assertThat(cells)
                .containsExactly(10, 20, 11, 21, 101, 22, 103, 203, 105, 205, /* SCL */ 4, 4, 4, 4, 4, 4, 7, 7, 8, 8);
    }

    @Test
    void what_is_closest_to_a_band_counts() throws IOException {
        double[] cells = load(
                """
                {"caravan:resampling": "near",
                 "item_assets": {"B": {"caravan:resampling": "max"}, "SCL": {"caravan:resampling": "max"}},
                 "summaries": {"bands": [{"name": "SCL", "caravan:resampling": "min"}]}}
                """);
        assertThat(cells)
                .containsExactly(10, 20, 11, 21, 101, 22, 104, 204, 105, 205, /* SCL */ 4, 4, 4, 4, 4, 4, 6, 6, 7, 7);
    }

    @Test
    void the_type_of_a_band_stays() throws IOException {
        Cube cube = open("{\"caravan:resampling\": \"average\"}");
        assertThat(cube.shape().encoding()).isEqualTo(new Encoding(CellType.UINT16, 0));
    }

    @Test
    void a_method_that_does_not_exist_is_warned_of() throws IOException {
        open("{\"caravan:resampling\": \"nearest\"}");
        StacCatalog catalog = StacCatalog.open(List.of(folder), 1 << 20);
        assertThat(catalog.warnings()).singleElement().asString().contains("C", "\"nearest\"", "bilinear");
    }

    @Test
    void the_collection_is_served_with_what_it_declares() throws IOException {
        open("{\"caravan:resampling\": \"cubic\"}");
        StacCatalog catalog = StacCatalog.open(List.of(folder), 1 << 20);
        assertThat(catalog.describe("C").path("caravan:resampling").asText()).isEqualTo("cubic");
    }

    @Test
    void integers_stay_integers_and_never_become_no_data() {
        Sampled reflectance = new Sampled(CellType.UINT16, 0);
        assertThat(reflectance.value(2.5)).isEqualTo(3);
        assertThat(reflectance.value(0.2)).isEqualTo(1);
        assertThat(reflectance.value(-3)).isEqualTo(1);
        assertThat(reflectance.value(70_000)).isEqualTo(65_535);
        assertThat(reflectance.value(NO)).isNaN();
        Sampled byteWithTop = new Sampled(CellType.UINT8, 255);
        assertThat(byteWithTop.value(300)).isEqualTo(254);
        Sampled inside = new Sampled(CellType.INT16, 7);
        assertThat(inside.value(6.9)).isEqualTo(6);
        assertThat(inside.value(7.1)).isEqualTo(8);
        assertThat(new Sampled(CellType.FLOAT32, NO).value(0.25)).isEqualTo(0.25);
    }
}
