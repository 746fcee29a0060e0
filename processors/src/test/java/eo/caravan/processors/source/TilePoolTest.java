package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TileData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilePoolTest {
    private static final Grid GRID = new Grid(Crs.epsg(32633), 500_000, 5_000_000, 10, -10, 40, 40);

    @TempDir
    Path folder;

    @Test
    void a_tile_that_fits_the_memory_is_decoded_once() throws IOException {
        Path file = file("a", 1);
        try (TilePool pool = new TilePool(1 << 20)) {
            assertThat(tile(pool, file, 1, 1)).isSameAs(tile(pool, file, 1, 1));
        }
    }

    @Test
    void the_tiles_that_were_used_last_are_kept() throws IOException {
        Path file = file("a", 1);
        int tile = 16 * 16 * 2;
        try (TilePool pool = new TilePool(3L * (tile + 200))) {
            for (int round = 0; round < 9; round++) {
                tile(pool, file, 0, 0);
                tile(pool, file, 1, 0);
            }
            TileData first = tile(pool, file, 0, 0);
            TileData sweeping = tile(pool, file, 2, 2);
            assertThat(tile(pool, file, 2, 2)).isSameAs(sweeping);
            assertThat(tile(pool, file, 0, 0)).isSameAs(first);
            TileData next = tile(pool, file, 2, 1);
            assertThat(tile(pool, file, 2, 1)).isSameAs(next);
            assertThat(tile(pool, file, 2, 2)).isSameAs(sweeping);
        }
    }

    @Test
    void without_memory_every_tile_is_still_right() throws IOException {
        Path file = file("a", 1);
        try (TilePool pool = new TilePool(0)) {
            assertThat(tile(pool, file, 2, 2).get(0, 7, 7)).isEqualTo(1 + 39 + 39);
            assertThat(tile(pool, file, 0, 0).get(0, 0, 0)).isEqualTo(1);
        }
    }

    @Test
    void many_more_files_than_may_stay_open_are_read_by_several_threads() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            files.add(file("f" + i, i + 1));
        }
        List<Integer> parts = IntStream.range(0, 1200).boxed().toList();
        List<Double> found = new ArrayList<>();
        try (TilePool pool = new TilePool(0);
                ChunkExecutor executor = new ChunkExecutor(4, 1 << 20)) {
            executor.run(
                    parts,
                    part -> 1L,
                    part -> tile(pool, files.get(part * 7 % 300), 0, 0).get(0, 0, 0),
                    found::add,
                    RunControl.UNWATCHED);
        }
        assertThat(found)
                .isEqualTo(parts.stream().map(part -> part * 7 % 300 + 1.0).toList());
    }

    @Test
    void a_thread_that_is_asked_to_stop_reads_no_further() throws IOException {
        Path file = file("a", 1);
        try (TilePool pool = new TilePool(1 << 20)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> tile(pool, file, 0, 0)).isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(tile(pool, file, 0, 0).get(0, 0, 0)).isEqualTo(1);
        }
    }

    @Test
    void a_tile_in_use_keeps_its_cells_though_others_take_the_place_of_it_in_the_pool() throws IOException {
        Path file = folder.resolve("large.tif");
        Grid grid = new Grid(Crs.epsg(32633), 500_000, 5_000_000, 10, -10, 512, 128);
        TinyStac.tiff(file, grid, SampleType.UINT16, 128, (x, y) -> 1 + x);
        int tile = 128 * 128 * 2;
        try (TilePool pool = new TilePool(tile + 200)) {
            pool.useTile(Location.of(file), 0, 0, 0, 0, first -> {
                for (int column = 1; column < 4; column++) {
                    int left = column * 128;
                    pool.useTile(Location.of(file), 0, 0, column, 0, other -> {
                        assertThat(other.get(0, 5, 7)).isEqualTo(1 + left + 5);
                    });
                    assertThat(first.get(0, 5, 7)).isEqualTo(1 + 5);
                }
            });
            pool.useTile(Location.of(file), 0, 0, 3, 0, last -> {
                assertThat(last.get(0, 0, 0)).isEqualTo(1 + 3 * 128);
            });
        }
    }

    /** A tile to be looked at outside of its use, which is all right as long as it is small: only large ones are used again. */
    private static TileData tile(TilePool pool, Path file, int column, int row) {
        AtomicReference<TileData> found = new AtomicReference<>();
        pool.useTile(Location.of(file), 0, 0, column, row, found::set);
        return found.get();
    }

    /** A file of three by three tiles whose cells count columns and rows from a number on. */
    private Path file(String name, int first) throws IOException {
        Path file = folder.resolve(name + ".tif");
        TinyStac.tiff(file, GRID, SampleType.UINT16, (x, y) -> first + x + y);
        return file;
    }
}
