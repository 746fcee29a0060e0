package eo.caravan.processors.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.TinyStac;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestTest {
    private static final Grid GRID = new Grid(Crs.epsg(32633), 500_000, 5_100_000, 10, -10, 20, 18);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path files;
    private Path target;
    private ChunkExecutor executor;

    @BeforeEach
    void prepare() {
        files = folder.resolve("files");
        target = folder.resolve("collections/SCENES");
        executor = new ChunkExecutor(2, 64 << 20);
    }

    @AfterEach
    void end() {
        executor.close();
    }

    private void file(String name, double value) throws IOException {
        file(name, GRID, value);
    }

    private void file(String name, Grid grid, double value) throws IOException {
        TinyStac.tiff(files.resolve(name), grid, SampleType.UINT16, (x, y) -> value);
    }

    private IngestReport ingest() throws IOException {
        return ingest(request(ScenePattern.usual(), false));
    }

    private IngestReport ingest(IngestRequest request) throws IOException {
        return new Ingest(executor).run(request, RunControl.UNWATCHED);
    }

    private IngestRequest request(ScenePattern pattern, boolean keep) {
        return new IngestRequest(
                files,
                target,
                "SCENES",
                Optional.of("Scenes"),
                pattern,
                List.of(),
                StatisticsDepth.FULL,
                Optional.empty(),
                keep);
    }

    private Cube loaded() {
        try (StacCatalog catalog = StacCatalog.open(List.of(folder.resolve("collections")), 1 << 20)) {
            assertThat(catalog.warnings()).isEmpty();
            return catalog.open(
                    new LoadRequest("SCENES", Optional.empty(), null, null, item -> true, Optional.empty()));
        }
    }

    private JsonNode item(String id) throws IOException {
        return JSON.readTree(target.resolve("items/" + id + ".json").toFile());
    }

    @Test
    void files_of_bands_become_an_item_a_date() throws IOException {
        file("farm_20230815_B04.tif", 4);
        file("farm_20230815_B08.tif", 8);
        file("farm_20230820_B04.tif", 14);
        file("farm_20230820_B08.tif", 18);
        IngestReport report = ingest();
        assertThat(report).isEqualTo(new IngestReport(4, 2, 0, 0, 0, List.of()));
        Cube cube = loaded();
        assertThat(cube.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("2023-08-15T00:00:00Z", "2023-08-20T00:00:00Z");
        assertThat(cube.shape().dimension(1).labels()).containsExactly("B04", "B08");
        assertThat(cube.shape().grid()).contains(GRID);
        assertThat(item("farm_20230815")
                        .path("assets")
                        .path("B08")
                        .path("bands")
                        .get(0)
                        .path("statistics")
                        .path("mean")
                        .asDouble())
                .isEqualTo(8);
    }

    @Test
    void a_second_run_changes_nothing() throws IOException {
        file("a_20230815.tif", 1);
        file("a_20230816.tif", 2);
        ingest();
        String before = Files.readString(target.resolve("items/a_20230815.json"));
        assertThat(ingest()).isEqualTo(new IngestReport(2, 0, 0, 2, 0, List.of()));
        assertThat(target.resolve("items/a_20230815.json")).hasContent(before);
    }

    @Test
    void files_that_changed_went_or_came_are_followed() throws IOException {
        file("a_20230815.tif", 1);
        file("a_20230816.tif", 2);
        ingest();
        file("a_20230815.tif", new Grid(GRID.crs(), 0, 0, 10, -10, 40, 40), 3);
        Files.delete(files.resolve("a_20230816.tif"));
        file("a_20230817.tif", 4);
        assertThat(ingest()).isEqualTo(new IngestReport(2, 1, 1, 0, 1, List.of()));
        assertThat(item("a_20230815")
                        .path("assets")
                        .path("data")
                        .path("proj:shape")
                        .get(0)
                        .asInt())
                .isEqualTo(40);
    }

    @Test
    void items_may_be_kept_when_their_files_are_gone() throws IOException {
        file("a_20230815.tif", 1);
        file("a_20230816.tif", 2);
        ingest();
        Files.delete(files.resolve("a_20230816.tif"));
        assertThat(ingest(request(ScenePattern.usual(), true)).items()).isEqualTo(2);
    }

    @Test
    void bands_that_come_one_by_one_join_their_scene() throws IOException {
        file("farm_20230815_red.tif", 4);
        ingest();
        file("farm_20230815_nir.tif", 8);
        ingest();
        assertThat(loaded().shape().dimension(1).labels()).containsExactlyInAnyOrder("red", "nir");
        assertThat(loaded().shape().dimension(0).size()).isEqualTo(1);
    }

    @Test
    void an_own_pattern_tells_bands() throws IOException {
        file("15082023-red.tif", 4);
        file("15082023-nir.tif", 8);
        ingest(request(ScenePattern.of("(?<day>\\d\\d)(?<month>\\d\\d)(?<year>\\d{4})-(?<band>\\w+)"), false));
        assertThat(loaded().shape().dimension(0).labels()).containsExactly("2023-08-15T00:00:00Z");
        assertThat(item("15082023").path("assets").has("nir")).isTrue();
    }

    @Test
    void tiles_beside_each_other_stay_items_of_their_own() throws IOException {
        file("a_20230815_west.tif", 1);
        file("a_20230815_east.tif", new Grid(GRID.crs(), 500_200, 5_100_000, 10, -10, 20, 18), 2);
        assertThat(ingest().added()).isEqualTo(2);
        assertThat(loaded().shape().grid().orElseThrow().width()).isEqualTo(40);
    }

    @Test
    void what_cannot_be_used_is_named_and_the_rest_is_there() throws IOException {
        file("a_20230815.tif", 1);
        file("undated.tif", 1);
        Files.writeString(files.resolve("b_20230815.tif"), "no tiff");
        IngestReport report = ingest();
        assertThat(report.items()).isEqualTo(1);
        assertThat(report.failures()).hasSize(2);
        assertThat(report.failures().get(0)).contains("b_20230815.tif");
        assertThat(report.failures().get(1)).contains("undated.tif").contains("no date");
    }

    @Test
    void files_without_dates_are_a_collection_without_time() throws IOException {
        file("elevation.tif", 300);
        assertThat(ingest().failures()).isEmpty();
        assertThat(loaded().shape().names()).containsExactly("bands", "y", "x");
    }

    @Test
    void what_an_administrator_wrote_stays() throws IOException {
        file("a_20230815.tif", 1);
        ingest();
        Path document = target.resolve("collection.json");
        Files.writeString(
                document, Files.readString(document).replace("\"license\" : \"other\"", "\"license\" : \"CC-BY-4.0\""));
        file("a_20230820.tif", 1);
        ingest();
        JsonNode collection = JSON.readTree(document.toFile());
        assertThat(collection.path("license").asText()).isEqualTo("CC-BY-4.0");
        assertThat(collection
                        .path("extent")
                        .path("temporal")
                        .path("interval")
                        .get(0)
                        .get(1)
                        .asText())
                .isEqualTo("2023-08-20T00:00:00Z");
    }

    @Test
    void a_cancelled_run_leaves_a_collection_that_the_next_one_completes() throws IOException {
        for (int day = 10; day < 20; day++) {
            file("a_202308" + day + ".tif", day);
        }
        RunControl stop = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {}
        };
        assertThatThrownBy(() -> new Ingest(executor).run(request(ScenePattern.usual(), false), stop))
                .isInstanceOf(CancelledException.class);
        assertThat(ingest().added()).isEqualTo(10);
    }

    @Test
    void two_runs_at_once_do_not_mix() throws IOException {
        file("a_20230815.tif", 1);
        try (IngestedCollection held = IngestedCollection.open(target)) {
            assertThat(held.items()).isEmpty();
            assertThatThrownBy(this::ingest).isInstanceOf(IOException.class).hasMessageContaining("Another run");
        }
    }

    @Test
    void netcdf_files_become_an_item_a_time() throws IOException {
        Cube cube = Cubes.cube(
                3,
                2,
                List.of(Cubes.times("2023-08-15T00:00:00Z", "2023-08-16T00:00:00Z"), Cubes.bands("red", "nir")),
                IntStream.range(0, 24).asDoubleStream().toArray());
        Path written = folder.resolve("written");
        Written.write(cube, "netCDF", Map.of(), written);
        Files.createDirectories(files);
        Files.copy(written.resolve("result.nc"), files.resolve("meadows.nc"));
        assertThat(ingest()).isEqualTo(new IngestReport(1, 2, 0, 0, 0, List.of()));
        assertThat(ingest()).isEqualTo(new IngestReport(1, 0, 0, 2, 0, List.of()));
        try (StacCatalog catalog = StacCatalog.open(List.of(folder.resolve("collections")), 1 << 20)) {
            Cube loaded = catalog.open(
                    new LoadRequest("SCENES", Optional.empty(), null, null, item -> true, Optional.empty()));
            assertThat(loaded.shape().dimension(0).labels())
                    .containsExactly("2023-08-15T00:00:00Z", "2023-08-16T00:00:00Z");
            assertThat(loaded.shape().dimension(1).labels()).containsExactly("red", "nir");
            assertThat(Cubes.all(loaded)).isEqualTo(Cubes.all(cube));
        }
    }

    @Test
    void what_was_asked_wrongly_is_told() {
        assertThatThrownBy(this::ingest).isInstanceOf(IOException.class).hasMessageContaining("no folder");
    }
}
