package eo.caravan.processors.input.cf;

import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A file of arrays that is opened when it is needed, and whose decoded chunks are kept in the pool. For any number of threads. */
public final class ArrayHandle {
    private final Location location;
    private final TilePool pool;
    private final TilePool.Opener<ArrayFile> opener;
    private final ArrayFile held;

    private ArrayHandle(Location location, TilePool pool, TilePool.Opener<ArrayFile> opener, ArrayFile held) {
        this.location = location;
        this.pool = pool;
        this.opener = opener;
        this.held = held;
    }

    /** A file that the pool opens and closes. */
    public static ArrayHandle pooled(Location location, TilePool pool, TilePool.Opener<ArrayFile> opener) {
        return new ArrayHandle(location, pool, opener, null);
    }

    /** Something that keeps nothing open. */
    public static ArrayHandle of(Location location, TilePool pool, ArrayFile file) {
        return new ArrayHandle(location, pool, null, file);
    }

    private record Part(String variable, List<Integer> index) {}

    /** A chunk, without bytes where it was never written. */
    private record Decoded(ByteBuffer bytes) {
        long size() {
            return bytes == null ? 0 : bytes.limit();
        }
    }

    /**
     * Does something with the open file.
     *
     * @throws eo.caravan.api.error.OpenEoException StorageFailure with what is wrong as cause
     */
    public <T> T use(TilePool.Use<ArrayFile, T> use) throws IOException {
        return held == null ? pool.use(location, ArrayFile.class, opener, use) : use.with(held);
    }

    /** A decoded chunk of a variable, see {@link ArrayVariable.Data#chunk}. */
    ByteBuffer chunk(String variable, int[] index) {
        Part part = new Part(variable, Arrays.stream(index).boxed().toList());
        return pool.part(location, part, Decoded.class, () -> decode(variable, index), Decoded::size).bytes;
    }

    private Decoded decode(String variable, int[] index) {
        TilePool.Use<ArrayFile, Decoded> read = file -> {
            ArrayVariable found = file.variable(variable)
                    .orElseThrow(() -> new IOException("'" + variable + "' is not there any longer"));
            return new Decoded(found.data().chunk(index));
        };
        if (held == null) {
            return pool.use(location, ArrayFile.class, opener, read);
        }
        try {
            return read.with(held);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What is thrown where the file cannot be read. */
    RuntimeException failure(IOException e) {
        return pool.failure(location, e);
    }
}
