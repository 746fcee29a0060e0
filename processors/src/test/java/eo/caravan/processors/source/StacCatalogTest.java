package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StacCatalogTest {
    private static final Crs UTM_33N = Crs.epsg(32633);
    private static final Crs UTM_32N = Crs.epsg(32632);
    private static final Grid FOUR = new Grid(UTM_33N, 500_000, 5_000_040, 10, -10, 4, 4);

    @TempDir
    Path folder;

    private StacCatalog catalog() {
        return StacCatalog.open(List.of(folder), 1 << 20);
    }

    private static LoadRequest all(String collection) {
        return new LoadRequest(collection, Optional.empty(), null, null, item -> true, Optional.empty());
    }

    private static double[] cells(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    /** An item with one band B whose cells are all of one value. */
    private void add(String id, String time, Grid grid, double value) throws IOException {
        TinyStac.tiff(folder.resolve(id + "/B.tif"), grid, SampleType.UINT16, (x, y) -> value);
        ObjectNode item = TinyStac.item(id, "C", time);
        TinyStac.asset(item, "B", "B.tif", grid, "uint16", List.of("B"));
        TinyStac.write(item, folder.resolve(id + "/item.json"));
    }

    @Test
    void items_without_a_collection_document_are_served() throws IOException {
        add("one", "2022-06-01T10:26:00Z", FOUR, 7);
        StacCatalog catalog = catalog();
        assertThat(catalog.ids()).containsExactly("C");
        JsonNode description = catalog.describe("C");
        assertThat(description.path("license").asText()).isNotEmpty();
        assertThat(description.at("/cube:dimensions/t/values").toString()).isEqualTo("[\"2022-06-01T10:26:00Z\"]");
        assertThat(description.at("/extent/spatial/bbox/0/0").asDouble()).isEqualTo(15.0);
        assertThat(cells(catalog.open(all("C")))).containsOnly(7).hasSize(16);
    }

    @Test
    void an_item_that_tells_nothing_of_its_file_is_read_from_the_file() throws IOException {
        TinyStac.tiff(folder.resolve("a/many.tif"), FOUR, SampleType.INT16, (x, y) -> x + 1, (x, y) -> -y - 1);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z");
        TinyStac.bare(item, "many", "./many.tif");
        TinyStac.write(item, folder.resolve("a/a.json"));
        Cube cube = catalog().open(all("C"));
        Dimension.Bands bands = (Dimension.Bands) cube.shape().dimension(1);
        assertThat(bands.labels()).containsExactly("many_1", "many_2");
        assertThat(bands.bands().get(0).encoding()).isEqualTo(new Encoding(CellType.INT16, 0));
        assertThat(cube.shape().grid()).hasValue(FOUR);
        double[] cells = cells(cube);
        assertThat(Arrays.copyOf(cells, 4)).containsExactly(1, 2, 3, 4);
        assertThat(cells[16 + 15]).isEqualTo(-4);
    }

    @Test
    void scale_offset_and_common_names_are_told_and_never_applied() throws IOException {
        TinyStac.tiff(folder.resolve("a/B.tif"), FOUR, SampleType.UINT16, (x, y) -> 1000);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z");
        ObjectNode asset = TinyStac.asset(item, "B", "B.tif", FOUR, "uint16", List.of("B"));
        asset.put("raster:scale", 0.0001).put("raster:offset", -0.1);
        ((ObjectNode) asset.path("bands").path(0)).put("eo:common_name", "red").put("eo:center_wavelength", 0.665);
        TinyStac.write(item, folder.resolve("a/a.json"));
        StacCatalog catalog = catalog();
        Cube cube =
                catalog.open(new LoadRequest("C", Optional.empty(), null, List.of("red"), i -> true, Optional.empty()));
        assertThat(((Dimension.Bands) cube.shape().dimension(1)).bands())
                .containsExactly(new Band("B", "red", 0.665, new Encoding(CellType.UINT16, 0), 0.0001, -0.1));
        assertThat(cells(cube)).containsOnly(1000);
        assertThat(catalog.describe("C").at("/summaries/raster:bands/0/offset").asDouble())
                .isEqualTo(-0.1);
    }

    @Test
    void a_band_of_stac_1_0_is_understood_as_well() throws IOException {
        TinyStac.tiff(folder.resolve("a/B.tif"), FOUR, SampleType.UINT16, (x, y) -> x == 0 ? 65535 : 5);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z").put("stac_version", "1.0.0");
        ObjectNode properties = (ObjectNode) item.path("properties");
        properties.put("proj:epsg", 32633);
        properties.putArray("proj:shape").add(4).add(4);
        properties
                .putArray("proj:bbox")
                .add(500_000)
                .add(5_000_000)
                .add(500_040)
                .add(5_000_040);
        ObjectNode asset = TinyStac.bare(item, "B", "B.tif");
        asset.putArray("eo:bands").addObject().put("name", "B1").put("common_name", "blue");
        asset.putArray("raster:bands").addObject().put("data_type", "uint16").put("nodata", 65535);
        TinyStac.write(item, folder.resolve("a/a.json"));
        Cube cube = catalog().open(all("C"));
        assertThat(cube.shape().dimension(1).labels()).containsExactly("B1");
        assertThat(Arrays.copyOf(cells(cube), 4)).containsExactly(Double.NaN, 5, 5, 5);
    }

    @Test
    void the_first_item_of_a_pass_lies_on_top_where_it_has_data() throws IOException {
        TinyStac.tiff(folder.resolve("a/B.tif"), FOUR, SampleType.UINT16, (x, y) -> x < 2 ? 1 : 0);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z");
        TinyStac.asset(item, "B", "B.tif", FOUR, "uint16", List.of("B"));
        TinyStac.write(item, folder.resolve("a/a.json"));
        add("b", "2022-06-01T10:26:14Z", FOUR.window(1, 0, 4, 4), 2);
        Cube cube = catalog().open(all("C"));
        assertThat(cube.shape().dimension(0).labels()).containsExactly("2022-06-01T10:26:00Z");
        assertThat(Arrays.copyOf(cells(cube), 5)).containsExactly(1, 1, 2, 2, 2);
    }

    @Test
    void items_of_the_same_grid_or_long_after_each_other_are_labels_of_their_own() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        add("b", "2022-06-01T10:01:00Z", FOUR, 2);
        add("c", "2022-06-01T10:09:00Z", FOUR.window(4, 0, 4, 4), 3);
        Cube cube = catalog().open(all("C"));
        assertThat(cube.shape().dimension(0).labels())
                .containsExactly("2022-06-01T10:00:00Z", "2022-06-01T10:01:00Z", "2022-06-01T10:09:00Z");
    }

    @Test
    void labels_do_not_depend_on_what_is_asked_for() throws IOException {
        add("a", "2022-06-01T23:59:50Z", FOUR, 1);
        add("b", "2022-06-02T00:00:04Z", FOUR.window(4, 0, 4, 4), 2);
        Extent right = new Extent(500_045, 5_000_000, 500_080, 5_000_040, UTM_33N);
        Cube cube =
                catalog().open(new LoadRequest("C", Optional.of(right), null, null, item -> true, Optional.empty()));
        assertThat(cube.shape().dimension(0).labels()).containsExactly("2022-06-01T23:59:50Z");
        assertThat(cells(cube)).containsOnly(2);
    }

    @Test
    void bands_of_another_resolution_repeat_their_cells_exactly() throws IOException {
        Grid coarse = new Grid(UTM_33N, 500_000, 5_000_040, 20, -20, 2, 2);
        TinyStac.tiff(folder.resolve("a/fine.tif"), FOUR, SampleType.UINT16, (x, y) -> 10 * y + x + 1);
        TinyStac.tiff(folder.resolve("a/coarse.tif"), coarse, SampleType.UINT8, (x, y) -> 2 * y + x + 1);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z");
        TinyStac.asset(item, "fine", "fine.tif", FOUR, "uint16", List.of("fine"));
        TinyStac.asset(item, "coarse", "coarse.tif", coarse, "uint8", List.of("coarse"));
        TinyStac.write(item, folder.resolve("a/a.json"));
        StacCatalog catalog = catalog();
        double[] cells = cells(catalog.open(all("C")));
        assertThat(Arrays.copyOfRange(cells, 16, 32)).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
        Cube alone = catalog.open(
                new LoadRequest("C", Optional.empty(), null, List.of("coarse"), i -> true, Optional.empty()));
        assertThat(alone.shape().grid()).hasValue(coarse);
    }

    @Test
    void two_zones_of_utm_come_onto_one_grid() throws IOException {
        // both lie at 12 degrees east, between the zones: zone 32 has it at its right, zone 33 at its left edge
        Grid zone33 = new Grid(UTM_33N, 265_000, 5_100_000, 100, -100, 40, 40);
        Grid zone32 = new Grid(UTM_32N, 731_000, 5_104_000, 100, -100, 40, 40);
        add("a", "2022-06-01T10:26:00Z", zone33, 1);
        add("b", "2022-06-01T10:26:00Z", zone33.window(40, 0, 40, 40), 2);
        add("c", "2022-06-01T10:26:10Z", zone32, 3);
        StacCatalog catalog = catalog();
        Cube cube = catalog.open(all("C"));
        Grid grid = cube.shape().grid().orElseThrow();
        assertThat(grid.crs()).isEqualTo(UTM_33N);
        assertThat(grid.stepX()).isEqualTo(100);
        assertThat((265_000 - grid.originX()) % 100).isZero();
        double[] cells = cells(cube);
        assertThat(Arrays.stream(cells).filter(v -> v == 1).count()).isEqualTo(1600);
        assertThat(Arrays.stream(cells).filter(v -> v == 2).count()).isEqualTo(1600);
        assertThat(Arrays.stream(cells).filter(v -> v == 3).count()).isGreaterThan(500);
        assertThat(catalog.describe("C")
                        .at("/cube:dimensions/x/reference_system")
                        .asInt())
                .isEqualTo(4326);
    }

    @Test
    void tiles_on_both_sides_of_the_antimeridian_are_neighbours() throws IOException {
        add("a", "2022-06-01T10:26:00Z", new Grid(Crs.WGS84, 179.8, 10, 0.1, -0.1, 2, 2), 1);
        add("b", "2022-06-01T10:26:05Z", new Grid(Crs.WGS84, -180, 10, 0.1, -0.1, 2, 2), 2);
        StacCatalog catalog = catalog();
        Cube cube = catalog.open(all("C"));
        assertThat(cube.shape().grid().orElseThrow().width()).isEqualTo(4);
        assertThat(Arrays.copyOf(cells(cube), 4)).containsExactly(1, 1, 2, 2);
        JsonNode box = catalog.describe("C").at("/extent/spatial/bbox/0");
        assertThat(box.path(0).asDouble()).isGreaterThan(box.path(2).asDouble());
        Extent over = new Extent(179.9, 9.8, -179.9, 10, Crs.WGS84);
        Cube part = catalog.open(new LoadRequest("C", Optional.of(over), null, null, i -> true, Optional.empty()));
        assertThat(Arrays.copyOf(cells(part), 2)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"179.9, -179.9", "179.9, 180.1", "-180.1, -179.9"})
    void a_box_over_the_antimeridian_may_be_told_in_any_turn(double west, double east) throws IOException {
        add("a", "2022-06-01T10:26:00Z", new Grid(Crs.WGS84, 179.8, 10, 0.1, -0.1, 2, 2), 1);
        add("b", "2022-06-01T10:26:05Z", new Grid(Crs.WGS84, -180, 10, 0.1, -0.1, 2, 2), 2);
        Extent over = new Extent(west, 9.8, east, 10, Crs.WGS84);
        Cube part = catalog().open(new LoadRequest("C", Optional.of(over), null, null, i -> true, Optional.empty()));
        assertThat(cells(part)).containsExactly(1, 2, 1, 2);
        Dimension.Horizontal x = (Dimension.Horizontal) part.shape().dimension(3);
        assertThat(x.centre(0)).isCloseTo(179.95, within(1e-9));
        assertThat(x.centre(1)).isCloseTo(180.05, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-90, 90, '4, 1'", "270, 90, '4, 1'", "90, -90, '2, 3'", "-180, 180, '1, 2, 3, 4'", "-135, -45, '3, 4'"
    })
    void an_image_around_the_globe_is_loaded_over_its_seam(double west, double east, String columns)
            throws IOException {
        Grid globe = new Grid(Crs.WGS84, 0, 90, 90, -90, 4, 2);
        TinyStac.tiff(folder.resolve("B.tif"), globe, SampleType.UINT16, (x, y) -> x + 1);
        ObjectNode item = TinyStac.item("world", "C", "2022-06-01T10:26:00Z");
        TinyStac.asset(item, "B", "B.tif", globe, "uint16", List.of("B"));
        TinyStac.write(item, folder.resolve("item.json"));
        Extent box = new Extent(west, 0, east, 90, Crs.WGS84);
        Cube part = catalog().open(new LoadRequest("C", Optional.of(box), null, null, i -> true, Optional.empty()));
        assertThat(cells(part))
                .containsExactly(Arrays.stream(columns.split(", "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    @Test
    void a_collection_without_a_temporal_dimension_has_none() throws IOException {
        add("dem", "2021-04-22T00:00:00Z", FOUR, 300);
        ObjectNode collection = new ObjectMapper().createObjectNode();
        collection.put("type", "Collection").put("stac_version", "1.0.0").put("id", "C");
        collection
                .putObject("cube:dimensions")
                .putObject("lon")
                .put("type", "spatial")
                .put("axis", "x");
        TinyStac.write(collection, folder.resolve("collection.json"));
        StacCatalog catalog = catalog();
        Cube cube = catalog.open(new LoadRequest(
                "C", Optional.empty(), List.of("1999-01-01", "1999-02-01"), null, item -> true, Optional.empty()));
        assertThat(cube.shape().names()).containsExactly("bands", "y", "lon");
        assertThat(cells(cube)).containsOnly(300);
        assertThat(catalog.describe("C").path("cube:dimensions").has("t")).isFalse();
    }

    @Test
    void a_coarse_view_is_served_from_an_overview() throws IOException {
        Grid fine = new Grid(UTM_33N, 500_000, 5_000_000, 10, -10, 64, 64);
        // cells alternate between 10 and 30: only an overview knows their mean
        TinyStac.tiff(folder.resolve("a/B.tif"), fine, SampleType.UINT16, (x, y) -> x % 2 == 0 ? 10 : 30);
        ObjectNode item = TinyStac.item("a", "C", "2022-06-01T10:26:00Z");
        TinyStac.asset(item, "B", "B.tif", fine, "uint16", List.of("B"));
        TinyStac.write(item, folder.resolve("a/a.json"));
        StacCatalog catalog = catalog();
        Grid view = new Grid(UTM_33N, 500_000, 5_000_000, 40, -40, 16, 16);
        Cube cube = catalog.open(new LoadRequest("C", Optional.empty(), null, null, i -> true, Optional.of(view)));
        assertThat(cells(cube)).containsOnly(20).hasSize(256);
        assertThat(cells(catalog.open(all("C")))).containsOnly(10, 30).hasSize(4096);
    }

    @Test
    void conditions_on_properties_choose_items() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        add("b", "2022-06-02T10:00:00Z", FOUR, 2);
        Cube cube = catalog()
                .open(new LoadRequest(
                        "C",
                        Optional.empty(),
                        null,
                        null,
                        item -> item.path("properties")
                                .path("datetime")
                                .asText()
                                .startsWith("2022-06-02"),
                        Optional.empty()));
        assertThat(cells(cube)).containsOnly(2);
    }

    @Test
    void what_cannot_be_used_is_left_out_with_a_warning_that_names_it() throws IOException {
        add("good", "2022-06-01T10:00:00Z", FOUR, 1);
        Files.writeString(folder.resolve("torn.json"), "{\"type\": \"Fea");
        TinyStac.write(TinyStac.item("empty", "C", "2022-06-01T10:00:00Z"), folder.resolve("empty.json"));
        ObjectNode lost = TinyStac.item("lost", "C", "2022-06-01T10:00:00Z");
        TinyStac.bare(lost, "B", "lost.tif");
        TinyStac.write(lost, folder.resolve("lost.json"));
        ObjectNode undated = TinyStac.item("undated", "C", "in June");
        TinyStac.asset(undated, "B", "good/B.tif", FOUR, "uint16", List.of("B"));
        TinyStac.write(undated, folder.resolve("undated.json"));
        StacCatalog catalog = catalog();
        assertThat(catalog.warnings()).hasSize(4);
        assertThat(String.join("\n", catalog.warnings()))
                .contains("torn.json", "empty.json", "lost.tif is not there", "undated.json")
                .contains("'in June' is no RFC 3339");
        assertThat(cells(catalog.open(all("C")))).containsOnly(1);
    }

    @Test
    void of_two_collections_with_one_id_the_first_counts() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        Path other = Files.createTempDirectory(folder, "other");
        StacCatalog catalog = StacCatalog.open(List.of(folder, folder, other), 1 << 20);
        assertThat(catalog.ids()).containsExactly("C");
        assertThat(catalog.warnings()).singleElement().asString().contains("rename one of them");
    }

    @Test
    void a_file_that_is_missing_or_other_than_told_is_named() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        StacCatalog catalog = catalog();
        Cube cube = catalog.open(all("C"));
        Path file = folder.resolve("a/B.tif");
        TinyStac.tiff(file, FOUR.window(0, 0, 3, 3), SampleType.UINT16, (x, y) -> 1);
        assertThatThrownBy(() -> cells(cube)).isInstanceOfSatisfying(OpenEoException.class, e -> {
            assertThat(e).hasMessageContaining("4 x 4").hasMessageContaining("3 x 3");
            assertThat(e.site().file()).isEqualTo(file.toString());
        });
        Files.delete(file);
        assertThatThrownBy(() -> cells(catalog().open(all("C"))))
                .hasMessageContaining("is not there")
                .hasMessageContaining("B.tif");
    }

    @Test
    void wishes_that_cannot_be_fulfilled_are_refused_with_advice() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        StacCatalog catalog = catalog();
        assertThatThrownBy(() -> catalog.open(all("D"))).hasMessageContaining("D");
        assertThatThrownBy(() -> catalog.open(
                        new LoadRequest("C", Optional.empty(), null, List.of("X"), i -> true, Optional.empty())))
                .hasMessageContaining("There are: B");
        Extent far = new Extent(0, 0, 1, 1, Crs.WGS84);
        assertThatThrownBy(() ->
                        catalog.open(new LoadRequest("C", Optional.of(far), null, null, i -> true, Optional.empty())))
                .isInstanceOfSatisfying(
                        OpenEoException.class, e -> assertThat(e.code().code()).isEqualTo("NoDataAvailable"));
        assertThatThrownBy(() -> catalog.open(new LoadRequest(
                        "C", Optional.empty(), List.of("2020-01-01", "2021-01-01"), null, i -> true, Optional.empty())))
                .isInstanceOfSatisfying(
                        OpenEoException.class, e -> assertThat(e.code().code()).isEqualTo("NoDataAvailable"));
    }

    @Test
    void queryables_say_what_can_be_filtered_by() throws IOException {
        add("a", "2022-06-01T10:00:00Z", FOUR, 1);
        ObjectNode item = TinyStac.item("b", "C", "2022-06-02T10:00:00Z");
        ((ObjectNode) item.path("properties")).put("eo:cloud_cover", 12.5).put("platform", "kite");
        TinyStac.asset(item, "B", "../a/B.tif", FOUR, "uint16", List.of("B"));
        TinyStac.write(item, folder.resolve("b/b.json"));
        JsonNode properties = catalog().queryables("C").path("properties");
        assertThat(properties.at("/eo:cloud_cover/maximum").asDouble()).isEqualTo(12.5);
        assertThat(properties.at("/platform/enum").toString()).isEqualTo("[\"kite\"]");
        assertThat(properties.at("/datetime/format").asText()).isEqualTo("date-time");
    }
}
