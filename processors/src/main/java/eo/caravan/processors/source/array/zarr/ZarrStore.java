package eo.caravan.processors.source.array.zarr;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Documents by key, as a Zarr store has them. For any number of threads. */
public interface ZarrStore extends Closeable {
    /**
     * The document of a key.
     *
     * @param limit the most bytes that it may have
     * @return null where there is none
     */
    byte[] get(String key, long limit) throws IOException;

    /** The keys that the store knows without asking for each; empty where it cannot list them. */
    List<String> keys();
}
