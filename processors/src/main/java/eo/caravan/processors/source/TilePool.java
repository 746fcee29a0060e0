package eo.caravan.processors.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffImage;
import eo.caravan.processors.source.tiff.TileData;
import eo.caravan.processors.source.tiff.TileDecoder;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Decoded tiles of many files, kept as long as the memory allows, so that a tile that several regions or bands need is decoded
 * once. Keeps a bounded number of files open. For any number of threads.
 */
public final class TilePool implements AutoCloseable {
    private static final int OPEN_FILES = 256;

    private record TileKey(Location file, int image, int plane, int column, int row) {}

    private final Resources resources;
    private final Cache<Location, OpenFile> files;
    private final RecentTiles<TileKey> tiles;
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
                .<Location, OpenFile>removalListener((path, file, cause) -> file.release())
                .build();
        tiles = new RecentTiles<>(bytes);
    }

    /** What opens the files. */
    Resources resources() {
        return resources;
    }

    /** What is done with an open file. */
    @FunctionalInterface
    interface Use<T> {
        T with(TiffFile file) throws IOException;
    }

    /**
     * Does something with a file that stays open meanwhile.
     *
     * @throws OpenEoException naming the file, where it cannot be read
     * @throws CancelledException where this thread was interrupted
     */
    <T> T use(Location path, Use<T> use) {
        CancelledException.ifInterrupted();
        try {
            OpenFile open = acquire(path);
            try {
                return use.with(open.file);
            } finally {
                open.release();
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private OpenFile acquire(Location path) throws IOException {
        while (true) {
            OpenFile open = files.getIfPresent(path);
            if (open == null) {
                OpenFile fresh = new OpenFile(TiffFile.open(resources.open(path)));
                open = files.get(path, key -> fresh);
                if (open != fresh) {
                    fresh.release();
                }
            }
            if (open.acquire()) {
                return open;
            }
            files.asMap().remove(path, open);
        }
    }

    private static RuntimeException failure(Location path, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException();
        }
        String reason = e instanceof NoSuchFileException ? "it is not there" : e.getMessage();
        return new OpenEoException(
                        ApiErrorCode.STORAGE_FAILURE, "The source file " + path + " cannot be read: " + reason + ".", e)
                .at(new ErrorSite(null, null, null, path.toString()));
    }

    /**
     * A tile.
     *
     * @param image 0 for the full one, then the overviews, the largest first
     * @param plane which set of tiles holds the band, see {@link TiffImage#plane}
     * @throws OpenEoException naming the file, where it cannot be read
     */
    TileData tile(Location path, int image, int plane, int column, int row) {
        TileKey key = new TileKey(path, image, plane, column, row);
        return tiles.get(key, missing -> use(path, file -> decode(path, image(file, image), missing)));
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

    static TiffImage image(TiffFile file, int image) {
        return image == 0 ? file.image() : file.overviews().get(image - 1);
    }

    /** Forgets a file whose content is another one now. */
    public void forget(Location path) {
        files.invalidate(path);
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
        private final TiffFile file;
        private int users = 1;

        OpenFile(TiffFile file) {
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
