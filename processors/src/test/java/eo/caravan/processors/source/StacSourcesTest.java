package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.NotKnownException;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.stac.LoopbackResources;
import eo.caravan.processors.source.stac.StacLimits;
import eo.caravan.processors.source.stac.StacServer;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacSourcesTest {
    /** Two cells by two, 10 to 12 degrees east. */
    private static final Grid GRID = new Grid(Crs.WGS84, 10, 50, 0.5, -0.5, 2, 2);

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private StacServer server;
    private TilePool pool;
    private StacSources sources;

    @BeforeEach
    void start() throws IOException {
        server = new StacServer().files(folder);
        LoopbackResources resources = new LoopbackResources();
        pool = new TilePool(1 << 20, resources);
        sources = new StacSources(resources, pool, new StacLimits(200, 500, 4, Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() {
        pool.close();
        server.close();
    }

    private void tiff(String name, DoubleBinaryOperator... bands) throws IOException {
        TinyStac.tiff(folder.resolve(name), GRID, SampleType.UINT16, bands);
    }

    private void write(ObjectNode document, String name) throws IOException {
        TinyStac.write(document, folder.resolve(name));
    }

    private void collection(String name, String... items) throws IOException {
        ObjectNode collection = JsonNodeFactory.instance
                .objectNode()
                .put("type", "Collection")
                .put("id", "C")
                .put("stac_version", "1.0.0");
        for (String item : items) {
            collection.withArray("links").addObject().put("rel", "item").put("href", item);
        }
        write(collection, name);
    }

    private LoadRequest request(List<String> bands, List<String> times, boolean checking) {
        return new LoadRequest(
                "https://example.org/stac?key=secret",
                Optional.empty(),
                times,
                bands,
                item -> true,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new Loading(Optional.empty(), RunControl.UNWATCHED, checking, warnings::add));
    }

    private Cube open(String path, String... bands) {
        return sources.open(server.at(path), request(bands.length == 0 ? null : List.of(bands), null, false));
    }

    private static double[] cells(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    private static List<Object> labels(Cube cube, String dimension) {
        return List.copyOf(cube.shape().dimension(cube.shape().index(dimension)).labels());
    }

    @Test
    void an_item_of_1_1_tells_its_bands_and_its_place() throws IOException {
        tiff("B.tif", (x, y) -> 1 + x, (x, y) -> 10 + y);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z");
        TinyStac.asset(item, "B", "B.tif", GRID, "uint16", List.of("B04", "B08"));
        write(item, "one.json");
        Cube cube = open("/one.json");
        assertThat(labels(cube, "bands")).containsExactly("B04", "B08");
        assertThat(labels(cube, "t")).containsExactly("2022-06-01T10:00:00Z");
        assertThat(cells(cube)).containsExactly(1, 2, 1, 2, 10, 10, 11, 11);
        assertThat(cells(open("/one.json", "B08"))).containsExactly(10, 10, 11, 11);
    }

    @Test
    void an_item_of_1_0_tells_its_bands_in_two_lists() throws IOException {
        tiff("B.cog", (x, y) -> 7);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z").put("stac_version", "1.0.0");
        ObjectNode asset = TinyStac.bare(item, "B", "B.cog?key=1");
        asset.put("type", "image/vnd.stac.geotiff; cloud-optimized=true");
        asset.putArray("eo:bands").addObject().put("name", "B04").put("common_name", "red");
        asset.putArray("raster:bands").addObject().put("data_type", "uint16").put("nodata", 7);
        ObjectNode properties = (ObjectNode) item.path("properties");
        properties.put("proj:epsg", 4326).putArray("proj:shape").add(2).add(2);
        properties
                .putArray("proj:transform")
                .add(0.5)
                .add(0)
                .add(10)
                .add(0)
                .add(-0.5)
                .add(50);
        write(item, "one.json");
        Cube cube = open("/one.json", "red");
        assertThat(cube.shape().grid()).contains(GRID);
        assertThat(cells(cube)).containsOnly(Double.NaN);
    }

    @Test
    void a_file_is_opened_where_its_item_is_silent_and_only_where_its_bands_are_wanted() throws IOException {
        tiff("B04.tif", (x, y) -> 4);
        tiff("B08.tif", (x, y) -> 8);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z");
        TinyStac.bare(item, "B04", "B04.tif");
        TinyStac.bare(item, "B08", "B08.tif");
        write(item, "one.json");
        assertThat(cells(open("/one.json", "B08"))).containsOnly(8);
        assertThat(server.count("/B04.tif")).isZero();
        assertThat(labels(open("/one.json"), "bands")).containsExactly("B04", "B08");
    }

    @Test
    void dimensions_are_named_and_bands_ordered_as_the_collection_says() throws IOException {
        tiff("B.tif", (x, y) -> 1, (x, y) -> 2);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z");
        TinyStac.asset(item, "B", "B.tif", GRID, "uint16", List.of("B04", "B08"));
        write(item, "one.json");
        ObjectNode collection =
                JsonNodeFactory.instance.objectNode().put("type", "Collection").put("id", "C");
        collection.withArray("links").addObject().put("rel", "item").put("href", "one.json");
        ObjectNode dimensions = collection.putObject("cube:dimensions");
        dimensions.putObject("time").put("type", "temporal");
        dimensions
                .putObject("spectral")
                .put("type", "bands")
                .putArray("values")
                .add("B08")
                .add("B04");
        write(collection, "collection.json");
        Cube cube = open("/collection.json");
        assertThat(cube.shape().names()).containsExactly("time", "spectral", "y", "x");
        assertThat(labels(cube, "spectral")).containsExactly("B08", "B04");
    }

    @Test
    void items_that_cannot_be_read_are_left_out_with_a_warning() throws IOException {
        tiff("B.tif", (x, y) -> 1);
        ObjectNode good = TinyStac.item("good", "C", "2022-06-01T10:00:00Z");
        TinyStac.bare(good, "B", "B.tif");
        write(good, "good.json");
        ObjectNode lost = TinyStac.item("lost", "C", "2022-06-02T10:00:00Z");
        TinyStac.bare(lost, "B", "lost.tif");
        write(lost, "lost.json");
        ObjectNode other = TinyStac.item("other", "C", "2022-06-03T10:00:00Z");
        TinyStac.bare(other, "B", "ftp://example.org/B.tif");
        write(other, "other.json");
        collection("collection.json", "good.json", "lost.json", "other.json");
        assertThat(labels(open("/collection.json"), "t")).containsExactly("2022-06-01T10:00:00Z");
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("item lost", "/lost.tif is not there", "left out");
        assertThat(warnings.get(1)).contains("item other", "neither http nor https");
    }

    @Test
    void where_no_item_can_be_read_the_first_reasons_are_told() throws IOException {
        ObjectNode lost = TinyStac.item("lost", "C", "2022-06-02T10:00:00Z");
        TinyStac.bare(lost, "B", "lost.tif");
        write(lost, "lost.json");
        assertThatThrownBy(() -> open("/lost.json"))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("none of its 1 items can be read")
                .hasMessageContaining("/lost.tif is not there");
    }

    @Test
    void bands_and_times_that_are_not_there_are_told_in_the_name_of_load_stac() throws IOException {
        tiff("B.tif", (x, y) -> 1);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z");
        TinyStac.bare(item, "B", "B.tif");
        write(item, "one.json");
        assertThatThrownBy(() -> open("/one.json", "B99"))
                .hasMessageContaining("load_stac")
                .hasMessageContaining("There is no band 'B99'. There are: B.");
        List<String> later = List.of("2023-01-01T00:00:00Z", "2023-02-01T00:00:00Z");
        assertThatThrownBy(() -> sources.open(server.at("/one.json"), request(null, later, false)))
                .hasMessageContaining("The STAC source https://example.org/stac has no item");
        Extent far = new Extent(0, 0, 1, 1, Crs.WGS84);
        assertThatThrownBy(() -> sources.open(
                        server.at("/one.json"),
                        new LoadRequest("", Optional.of(far), null, null, i -> true, Optional.empty())))
                .hasMessageContaining("The spatial extent lies outside of the STAC source");
    }

    @Test
    void a_graph_is_checked_and_run_with_one_fetching() throws IOException {
        tiff("B.tif", (x, y) -> 1);
        ObjectNode item = TinyStac.item("one", "C", "2022-06-01T10:00:00Z");
        TinyStac.bare(item, "B", "B.tif");
        write(item, "one.json");
        collection("collection.json", "one.json");
        sources.open(server.at("/collection.json"), request(null, null, true));
        sources.open(server.at("/collection.json"), request(null, null, false));
        assertThat(server.count("/collection.json")).isOne();
        assertThat(server.count("/one.json")).isOne();
    }

    @Test
    void a_check_gives_up_where_a_run_would_go_on() throws IOException {
        tiff("B.tif", (x, y) -> 1);
        String[] names = new String[40];
        for (int i = 0; i < names.length; i++) {
            ObjectNode item = TinyStac.item("i" + i, "C", "2022-06-01T10:%02d:00Z".formatted(i));
            TinyStac.asset(item, "B", "B.tif", GRID, "uint16", List.of("B"));
            names[i] = i + ".json";
            write(item, names[i]);
        }
        collection("collection.json", names);
        assertThatThrownBy(() -> sources.open(server.at("/collection.json"), request(null, null, true)))
                .isInstanceOf(NotKnownException.class);
        assertThat(labels(sources.open(server.at("/collection.json"), request(null, null, false)), "t"))
                .hasSize(40);
    }

    @Test
    void a_check_does_not_wait_for_a_silent_server() {
        CountDownLatch over = new CountDownLatch(1);
        server.answer("/silent", asked -> {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        LoopbackResources resources = new LoopbackResources();
        StacSources hasty = new StacSources(resources, pool, new StacLimits(10, 10, 2, Duration.ofMillis(200)));
        try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
            LoadRequest plain = request(null, null, true);
            LoadRequest request = new LoadRequest(
                    plain.collection(),
                    plain.extent(),
                    plain.temporal(),
                    plain.bands(),
                    plain.items(),
                    plain.grid(),
                    plain.conditions(),
                    plain.intersects(),
                    new Loading(Optional.of(executor), RunControl.UNWATCHED, true, warnings::add));
            assertThatThrownBy(() -> hasty.open(server.at("/silent"), request)).isInstanceOf(NotKnownException.class);
        } finally {
            over.countDown();
        }
    }
}
