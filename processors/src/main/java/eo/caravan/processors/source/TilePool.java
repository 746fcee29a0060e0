package eo.caravan.processors.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.ReadFailures;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.access.SourceChangedException;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffImage;
import eo.caravan.processors.source.tiff.TileData;
import eo.caravan.processors.source.tiff.TileDecoder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Decoded tiles of many files, kept as long as the memory allows, so that a tile that several regions or bands need is decoded
 * once. Keeps a bounded number of files open. For any number of threads.
 */
public final class TilePool implements AutoCloseable {
    private static final int OPEN_FILES = 256;
    private static final int KNOWN_VERSIONS = 10_000;

    private sealed interface Key {
        Location file();
    }

    private record TileKey(Location file, int image, int plane, int column, int row) implements Key {}

    private record PartKey(Location file, Object part) implements Key {}

    /** What is kept, and how many use it now: the memory of a tile is used again once it was dropped and nobody does. */
    private static final class Kept {
        private final Object value;
        private final long bytes;
        private final Runnable unused;
        private int users;
        private boolean dropped;

        Kept(Object value, long bytes, Runnable unused) {
            this.value = value;
            this.bytes = bytes;
            this.unused = unused;
        }

        long bytes() {
            return bytes;
        }

        /** False where the memory may be another tile's already. */
        synchronized boolean acquire() {
            boolean there = !dropped || users > 0;
            users += there ? 1 : 0;
            return there;
        }

        synchronized void release() {
            users--;
            discardUnused();
        }

        synchronized void drop() {
            dropped = true;
            discardUnused();
        }

        private void discardUnused() {
            if (dropped && users == 0) {
                unused.run();
            }
        }
    }

    private record FileKey(Location file, Class<?> kind) {}

    private record Version(FileTime modified, long size) {}

    private final Resources resources;
    private final Cache<FileKey, OpenFile> files;
    private final Cache<Location, Version> versions =
            Caffeine.newBuilder().maximumSize(KNOWN_VERSIONS).build();
    private final RecentTiles<Key, Kept> tiles;
    private final Queue<TileDecoder> decoders = new ConcurrentLinkedQueue<>();

    /** A pool of its own memory for files of this machine. */
    public TilePool(long bytes) {
        this(bytes, new LocalResources());
    }

    /**
     * A pool of its own memory.
     *
     * @param bytes what decoded tiles may occupy together
     * @param resources opens the files
     */
    public TilePool(long bytes, Resources resources) {
        this.resources = resources;
        files = Caffeine.newBuilder()
                .maximumSize(OPEN_FILES)
                .executor(Runnable::run)
                .<FileKey, OpenFile>removalListener((path, file, cause) -> file.release())
                .build();
        tiles = new RecentTiles<>(bytes, Kept::bytes, Kept::drop);
    }

    /** What opens the files. */
    public Resources resources() {
        return resources;
    }

    /** What is done with an open file. */
    @FunctionalInterface
    public interface Use<F, T> {
        T with(F file) throws IOException;
    }

    /** How a file is opened; takes over the source, also where that fails. */
    @FunctionalInterface
    public interface Opener<F> {
        F open(ByteSource source) throws IOException;
    }

    /**
     * Does something with a file that stays open meanwhile.
     *
     * @throws OpenEoException naming the file, where it cannot be read
     * @throws CancelledException where this thread was interrupted
     */
    <T> T use(Location path, Use<TiffFile, T> use) {
        return use(path, TiffFile.class, TiffFile::open, use);
    }

    /**
     * The same with a file of another format.
     *
     * @param kind what is opened; a location may be open as several kinds
     */
    public <F extends Closeable, T> T use(Location path, Class<F> kind, Opener<F> opener, Use<F, T> use) {
        CancelledException.ifInterrupted();
        try {
            OpenFile open = acquire(new FileKey(path, kind), opener);
            try {
                return use.with(kind.cast(open.file));
            } finally {
                open.release();
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private OpenFile acquire(FileKey key, Opener<? extends Closeable> opener) throws IOException {
        while (true) {
            OpenFile open = files.getIfPresent(key);
            if (open == null) {
                OpenFile fresh = new OpenFile(opener.open(resources.open(key.file)));
                open = files.get(key, missing -> fresh);
                if (open != fresh) {
                    fresh.release();
                }
            }
            if (open.acquire()) {
                return open;
            }
            files.asMap().remove(key, open);
        }
    }

    /**
     * A decoded part of a file, kept like a tile.
     *
     * @param part what tells it from others of the file
     * @param make makes it where it is not there; not called for one part by two threads at once
     * @param bytes what it occupies
     */
    public <V> V part(Location file, Object part, Class<V> kind, Supplier<V> make, ToLongFunction<V> bytes) {
        Kept kept = tiles.get(new PartKey(file, part), missing -> {
            V made = make.get();
            return new Kept(made, bytes.applyAsLong(made), () -> {});
        });
        return kind.cast(kept.value);
    }

    /** Forgets what is known of a local file where it was written anew; for files that users can replace. */
    public void refresh(Location file) {
        if (file.remote()) {
            return;
        }
        try {
            Path path = file.path();
            Version now = new Version(Files.getLastModifiedTime(path), Files.size(path));
            Version before = versions.asMap().put(file, now);
            if (before != null && !before.equals(now)) {
                forget(file);
            }
        } catch (IOException absent) {
            versions.invalidate(file); // opening it says what is wrong
        }
    }

    /** What is thrown where a file cannot be read: CancelledException where that is why, otherwise an error that names the file. */
    public RuntimeException failure(Location path, IOException e) {
        if (e instanceof SourceChangedException) {
            forget(path);
        }
        return ReadFailures.of(path, e);
    }

    /**
     * A tile that will be asked for.
     *
     * @param image 0 for the full one, then the overviews, the largest first
     * @param plane which set of tiles holds the band
     */
    record Wanted(Location file, int image, int plane, int column, int row) {}

    /**
     * Brings the bytes of tiles near that lie far away, of several files at once, so that what then asks for the tiles need not wait for
     * each. Tiles of this machine and tiles that are decoded already are left out.
     *
     * @throws OpenEoException naming the file, where one cannot be read
     */
    void prefetch(List<Wanted> wanted) {
        Map<Location, List<Wanted>> byFile = wanted.stream()
                .filter(tile -> tile.file.remote())
                .filter(tile -> !tiles.has(new TileKey(tile.file, tile.image, tile.plane, tile.column, tile.row)))
                .collect(Collectors.groupingBy(Wanted::file));
        if (!byFile.isEmpty()) {
            resources.together(List.copyOf(byFile.values()), this::prefetchFile);
        }
    }

    private void prefetchFile(List<Wanted> wanted) {
        Location path = wanted.get(0).file;
        use(path, file -> {
            List<ByteRange> ranges = new ArrayList<>();
            for (Wanted tile : wanted) {
                image(file, tile.image)
                        .tileRange(tile.column, tile.row, tile.plane)
                        .ifPresent(ranges::add);
            }
            file.prefetch(ranges);
            return true;
        });
    }

    /** How many bytes of remote files should be brought near at a time. */
    long ahead() {
        return resources.ahead();
    }

    /** Opens files that lie far away, several at once, so that they are open when they are used. */
    void open(List<Location> locations) {
        List<Location> far = locations.stream()
                .filter(Location::remote)
                .distinct()
                .filter(path -> files.getIfPresent(new FileKey(path, TiffFile.class)) == null)
                .toList();
        if (!far.isEmpty()) {
            resources.together(far, path -> use(path, file -> true));
        }
    }

    /**
     * Does something with a tile, which must not be looked at afterwards.
     *
     * @param image 0 for the full one, then the overviews, the largest first
     * @param plane which set of tiles holds the band, see {@link TiffImage#plane}
     * @throws OpenEoException naming the file, where it cannot be read
     */
    void useTile(Location path, int image, int plane, int column, int row, Consumer<TileData> use) {
        TileKey key = new TileKey(path, image, plane, column, row);
        Function<Key, Kept> make = missing -> {
            TileData tile = use(path, file -> decode(path, image(file, image), key));
            return new Kept(tile, tile.decodedBytes(), tile::discard);
        };
        Kept kept = tiles.get(key, make);
        if (!kept.acquire()) {
            kept = make.apply(key); // dropped since: the pool is too small for all who read now
            kept.acquire();
        }
        try {
            use.accept((TileData) kept.value);
        } finally {
            kept.release();
        }
    }

    private TileData decode(Location path, TiffImage image, TileKey key) {
        TileDecoder idle = decoders.poll();
        TileDecoder decoder = idle == null ? new TileDecoder() : idle;
        try {
            return image.readTile(key.column, key.row, key.plane, decoder);
        } catch (IOException e) {
            throw failure(path, e);
        } finally {
            decoders.add(decoder);
        }
    }

    /** Opens every file anew when it is needed again: some may have been written since. */
    void forget() {
        files.invalidateAll();
        tiles.clear();
    }

    static TiffImage image(TiffFile file, int image) {
        return image == 0 ? file.image() : file.overviews().get(image - 1);
    }

    /** Forgets a file whose content is another one now. */
    public void forget(Location path) {
        files.asMap().keySet().removeIf(key -> key.file.equals(path));
        tiles.removeIf(key -> key.file().equals(path));
    }

    @Override
    public void close() {
        files.invalidateAll();
        tiles.clear();
        for (TileDecoder decoder = decoders.poll(); decoder != null; decoder = decoders.poll()) {
            decoder.close();
        }
    }

    /** A file that is closed when its last user is done with it; the pool itself is one of them. */
    private static final class OpenFile {
        private final Closeable file;
        private int users = 1;

        OpenFile(Closeable file) {
            this.file = file;
        }

        synchronized boolean acquire() {
            if (users == 0) {
                return false;
            }
            users++;
            return true;
        }

        synchronized void release() {
            users--;
            if (users == 0) {
                try {
                    file.close();
                } catch (IOException unused) {
                    // nothing was written: there is nothing to lose
                }
            }
        }
    }
}
