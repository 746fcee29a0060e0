package eo.caravan.processors.demo;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo collection {@code SENTINEL2_L2A}: simulated, so that there is something to compute from the first start on. */
public final class DemoCollection {
    /** The id of the collection. */
    public static final String ID = "SENTINEL2_L2A";

    /** Where the cells of 10 m lie. */
    public static final Grid GRID = new Grid(Crs.epsg(32632), 677_000, 5_155_000, 10, -10, 700, 700);

    /** To be raised with every change of what is generated; older collections are then made anew. */
    private static final String VERSION = "1";

    private static final String MARKER = ".generator";
    private static final Logger LOG = LoggerFactory.getLogger(DemoCollection.class);

    private DemoCollection() {}

    /**
     * Makes the collection in {@code folder/SENTINEL2_L2A}, unless it is there. It appears there when it is complete; what an
     * interrupted start left behind is removed by the next one. A collection of this name that was not made here is left alone.
     *
     * @param folder is made where it is missing; one process a folder
     * @param control is told of the parts done of those planned (nothing where nothing is to be done), and may cancel
     * @return whether the collection was made now
     * @throws IOException where a file cannot be written
     * @throws eo.caravan.processors.execute.CancelledException where {@code control} says so
     * @throws Exception what else stopped the executor, such as an interruption
     */
    public static boolean makeIfAbsent(Path folder, ChunkExecutor executor, RunControl control) throws Exception {
        DemoScene scene = new DemoScene(GRID, DemoDate.season(), List.of(DemoBand.values()));
        return makeIfAbsent(folder, scene, VERSION, executor, control);
    }

    static boolean makeIfAbsent(
            Path folder, DemoScene scene, String version, ChunkExecutor executor, RunControl control) throws Exception {
        Path target = folder.resolve(ID);
        Path begun = folder.resolve("." + ID + ".part");
        Path replaced = folder.resolve("." + ID + ".old");
        remove(begun);
        remove(replaced);
        if (complete(target, version)) {
            return false;
        }
        try {
            scene.write(begun, ID, executor, control);
            Files.writeString(begun.resolve(MARKER), version + "\n");
        } catch (Exception e) {
            discard(begun, e);
            throw e;
        }
        if (Files.exists(target)) {
            Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        remove(replaced);
        return true;
    }

    /** Whether there is nothing to do. Only what has our marker, or nothing in it, may be replaced. */
    private static boolean complete(Path target, String version) throws IOException {
        Path marker = target.resolve(MARKER);
        if (Files.exists(marker)) {
            return Files.readString(marker).strip().equals(version);
        }
        if (!Files.exists(target)) {
            return false;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                if (files.findAny().isEmpty()) {
                    return false;
                }
            }
        }
        LOG.warn("{} was not made by the generator of demo data and stays as it is", target);
        return true;
    }

    /** A part that is just being stopped may still write; then the next start removes the rest. */
    private static void discard(Path folder, Exception cause) {
        try {
            remove(folder);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
