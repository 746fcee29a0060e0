package eo.caravan.processors.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the collection comes into being, on a strip of 520 x 16 cells (two tiles) and two dates. */
class DemoCollectionTest {
    private static final long BUDGET = 100L << 20;
    private static final Grid STRIP = new Grid(Crs.epsg(32632), 679_000, 5_151_000, 10, -10, 520, 16);

    @TempDir
    Path folder;

    private static DemoScene strip() {
        return new DemoScene(
                STRIP, DemoDate.season().subList(9, 11), List.of(DemoBand.B04, DemoBand.B11, DemoBand.SCL));
    }

    private static boolean make(Path folder, String version, RunControl control) throws Exception {
        try (ChunkExecutor executor = new ChunkExecutor(1, BUDGET)) {
            return DemoCollection.makeIfAbsent(folder, strip(), version, executor, control);
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void one_and_two_threads_write_the_same_bytes() throws Exception {
        for (int threads = 1; threads <= 2; threads++) {
            try (ChunkExecutor executor = new ChunkExecutor(threads, BUDGET)) {
                strip().write(folder.resolve("of" + threads), "X", executor, RunControl.UNWATCHED);
            }
        }
        Map<String, byte[]> one = files(folder.resolve("of1"));
        Map<String, byte[]> two = files(folder.resolve("of2"));
        assertEquals(1 + 2 * 4, one.size(), "collection.json, and of each date an item and three bands");
        assertEquals(one.keySet(), two.keySet());
        one.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, two.get(name)), name));
    }

    @Test
    void a_complete_collection_is_left_untouched() throws Exception {
        List<Long> planned = new ArrayList<>();
        RunControl watch = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(long done, long parts) {
                planned.add(parts);
            }
        };
        assertTrue(make(folder, "1", watch));
        assertEquals(List.of(4L, 4L, 4L, 4L, 4L), planned, "two tiles on two dates, told before and after each");
        Path marked = Files.writeString(folder.resolve("SENTINEL2_L2A/note.txt"), "mine");
        assertFalse(make(folder, "1", watch));
        assertTrue(Files.exists(marked));
        assertEquals(5, planned.size(), "nothing more to do");
    }

    @Test
    void a_collection_of_another_version_is_made_anew() throws Exception {
        make(folder, "1", RunControl.UNWATCHED);
        Path old = Files.writeString(folder.resolve("SENTINEL2_L2A/old.txt"), "old");
        assertTrue(make(folder, "2", RunControl.UNWATCHED));
        assertFalse(Files.exists(old));
        assertEquals(
                "2",
                Files.readString(folder.resolve("SENTINEL2_L2A/.generator")).strip());
        assertEquals(List.of("SENTINEL2_L2A"), names(folder));
    }

    @Test
    void a_collection_of_somebody_else_stays() throws Exception {
        Path other = Files.createDirectories(folder.resolve("SENTINEL2_L2A"));
        Files.writeString(other.resolve("collection.json"), "{}");
        assertFalse(make(folder, "1", RunControl.UNWATCHED));
        assertEquals(List.of("collection.json"), names(other));
    }

    @Test
    void what_a_killed_start_left_is_replaced() throws Exception {
        Path part = Files.createDirectories(folder.resolve(".SENTINEL2_L2A.part/S2A"));
        Files.writeString(part.resolve("B04.tif.spool"), "half");
        assertTrue(make(folder, "1", RunControl.UNWATCHED));
        assertEquals(List.of("SENTINEL2_L2A"), names(folder));
        assertEquals(2 + 2, names(folder.resolve("SENTINEL2_L2A")).size(), "marker, collection, two dates");
    }

    @Test
    void a_cancelled_start_makes_no_collection() {
        RunControl stop = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(long done, long parts) {}
        };
        assertThrows(CancelledException.class, () -> make(folder, "1", stop));
        assertFalse(Files.exists(folder.resolve("SENTINEL2_L2A")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
