package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.source.network.NetworkResources;
import eo.caravan.processors.source.network.TinyServer;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection of three dates whose files of 640 by 640 cells, in tiles of 16, lie on another server. */
class RemoteCollectionTest {
    private static final Grid GRID = new Grid(Crs.epsg(32633), 500_000, 5_000_000, 10, -10, 640, 640);
    private static final List<String> DAYS = List.of("01", "11", "21");

    @TempDir
    Path folder;

    private final AtomicReference<String> version = new AtomicReference<>("\"1\"");
    private Path files;

    @BeforeEach
    void write_the_files() throws IOException {
        files = folder.resolve("files");
        for (String day : DAYS) {
            int first = Integer.parseInt(day);
            TinyStac.tiff(
                    files.resolve(day + ".tif"),
                    GRID,
                    SampleType.UINT16,
                    (x, y) -> first + (x * 7919 + y * 104729) % 60_000);
        }
    }

    private TinyServer server() throws IOException {
        return new TinyServer(exchange -> {
            Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.exists(file)) {
                TinyServer.whole(exchange, 404, new byte[0]);
                return;
            }
            exchange.getResponseHeaders().set("ETag", version.get());
            TinyServer.range(exchange, Files.readAllBytes(file));
        });
    }

    /** The cube of items that stand here, and name files there. */
    private Cube open(String base, TilePool pool) throws IOException {
        Path items = folder.resolve("items");
        for (String day : DAYS) {
            ObjectNode item = TinyStac.item(day, "C", "2022-06-" + day + "T10:00:00Z");
            TinyStac.asset(item, "B", base + day + ".tif", GRID, "uint16", List.of("B"));
            TinyStac.write(item, items.resolve(day + ".json"));
        }
        return StacCatalog.open(List.of(items), pool)
                .open(new LoadRequest("C", Optional.empty(), null, null, item -> true, Optional.empty()));
    }

    /** Of all dates, the one band, rows and columns 100 to 200. */
    private static double[] window(Cube cube) {
        return cube.read(Region.of(new int[] {0, 0, 100, 100}, new int[] {3, 1, 100, 100}))
                .values();
    }

    @Test
    void remote_cells_are_those_of_the_files_and_cost_little_more_than_their_tiles() throws Exception {
        try (TinyServer server = server();
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                TilePool near = new TilePool(1 << 20);
                TilePool far = new TilePool(1 << 20, resources)) {
            double[] expected = window(open(files + "/", near));
            Cube cube = open(server.location("/").text(), far);
            assertThat(server.ranges).as("nothing is read while planning").isEmpty();
            assertThat(window(cube)).isEqualTo(expected);
            assertThat(server.ranges.size()).as("requests").isLessThanOrEqualTo(3 * 10);
            int requests = server.ranges.size();
            assertThat(window(cube)).isEqualTo(expected);
            assertThat(server.ranges).as("read again").hasSize(requests);
        }
    }

    @Test
    void files_that_change_while_they_are_read_are_an_error_once_and_then_new() throws Exception {
        try (TinyServer server = server();
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                TilePool pool = new TilePool(1 << 20, resources)) {
            Cube cube = open(server.location("/").text(), pool);
            window(cube);
            version.set("\"2\"");
            Region elsewhere = Region.of(new int[] {0, 0, 600, 600}, new int[] {1, 1, 40, 40});
            assertThatExceptionOfType(OpenEoException.class)
                    .isThrownBy(() -> cube.read(elsewhere))
                    .withMessageContaining("changed");
            assertThat(cube.read(elsewhere).values()[0]).isEqualTo(1 + (600 * 7919 + 600 * 104729) % 60_000);
        }
    }

    @Test
    void a_file_that_is_missing_there_is_named() throws Exception {
        Files.delete(files.resolve("11.tif"));
        try (TinyServer server = server();
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                TilePool pool = new TilePool(1 << 20, resources)) {
            Cube cube = open(server.location("/").text(), pool);
            assertThatExceptionOfType(OpenEoException.class)
                    .isThrownBy(() -> window(cube))
                    .withMessageContaining("11.tif")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ApiErrorCode.FILE_NOT_FOUND));
        }
    }
}
