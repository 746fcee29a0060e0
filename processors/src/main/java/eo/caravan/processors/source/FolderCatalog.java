package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;

/**
 * The collections in some folders, as they stand now: {@link #refresh} takes up what has changed since. What was opened before
 * goes on with the files that it found. For any number of threads.
 */
public final class FolderCatalog implements CollectionCatalog, AutoCloseable {
    private static final int MAX_DEPTH = 32;
    /** Looking at the folders may take one part in so many of the time. */
    private static final long IDLE_SHARE = 50;

    private final List<Path> folders;
    private final TilePool pool;
    private volatile StacCatalog current;
    private Fingerprint seen;
    private long notBefore = System.nanoTime();

    private FolderCatalog(List<Path> folders, TilePool pool) {
        this.folders = List.copyOf(folders);
        this.pool = pool;
        this.seen = Fingerprint.of(folders);
        this.current = StacCatalog.open(folders, pool);
    }

    /**
     * Reads the documents in the folders.
     *
     * @param folders where two hold a collection of one id, the first counts
     * @param pool is closed with the catalog
     */
    public static FolderCatalog open(List<Path> folders, TilePool pool) {
        return new FolderCatalog(folders, pool);
    }

    /** How the documents in some folders stand: enough to tell that one came, went or was written. */
    private record Fingerprint(long files, long bytes, long written, long hash) {
        static Fingerprint of(List<Path> folders) {
            Fingerprint all = new Fingerprint(0, 0, 0, 0);
            for (Path folder : folders) {
                all = all.with(folder);
            }
            return all;
        }

        private Fingerprint with(Path folder) {
            long[] sums = {files, bytes, written, hash};
            try {
                Files.walkFileTree(
                        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes attributes) {
                                boolean hidden = !sub.equals(folder)
                                        && String.valueOf(sub.getFileName()).startsWith(".");
                                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                                if (file.toString().endsWith("json")) {
                                    long time = attributes.lastModifiedTime().toMillis();
                                    sums[0]++;
                                    sums[1] += attributes.size();
                                    sums[2] = Math.max(sums[2], time);
                                    sums[3] += file.toString().hashCode() * 31L + time;
                                }
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                                return FileVisitResult.CONTINUE; // told when the documents are read
                            }
                        });
            } catch (IOException unreadable) {
                return this; // told when the documents are read
            }
            return new Fingerprint(sums[0], sums[1], sums[2], sums[3]);
        }
    }

    /**
     * Takes up what has changed in the folders; does nothing where it was asked shortly before and looking takes long.
     *
     * @return whether anything has changed
     */
    public synchronized boolean refresh() {
        long start = System.nanoTime();
        if (start < notBefore) {
            return false;
        }
        Fingerprint now = Fingerprint.of(folders);
        boolean changed = !now.equals(seen);
        if (changed) {
            current = StacCatalog.open(folders, pool);
            pool.forget();
            seen = now;
        }
        long end = System.nanoTime();
        notBefore = end + (end - start) * (changed ? 1 : IDLE_SHARE);
        return changed;
    }

    @Override
    public List<String> ids() {
        return current.ids();
    }

    @Override
    public Object state() {
        return current;
    }

    @Override
    public ObjectNode describe(String id) {
        return current.describe(id);
    }

    @Override
    public JsonNode queryables(String id) {
        return current.queryables(id);
    }

    @Override
    public Cube open(LoadRequest request) {
        return current.open(request);
    }

    @Override
    public void close() {
        current.close();
    }
}
