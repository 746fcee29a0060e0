package eo.caravan.processors.source.access;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens locations. What may be opened, and how large, slow or often redirected it may be, is decided behind this interface and
 * nowhere else. For any number of threads.
 */
public interface Resources {
    /**
     * Opens something to be read at any position; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException where nothing is there
     * @throws IOException with a message that names what is wrong, not the location
     * @throws eo.caravan.api.error.OpenEoException where the location must not be opened
     */
    ByteSource open(Location location) throws IOException;

    /**
     * The whole of a document.
     *
     * @param limit the most bytes that it may have
     * @throws java.nio.file.NoSuchFileException where nothing is there
     * @throws IOException also where it is larger than the limit
     * @throws eo.caravan.api.error.OpenEoException where the location must not be opened
     */
    byte[] document(Location location, long limit) throws IOException;

    /**
     * What a server answers to a JSON document sent by POST.
     *
     * @throws IOException also where the location is local, or the answer larger than the limit
     * @throws eo.caravan.api.error.OpenEoException where the location must not be opened
     */
    byte[] post(Location location, byte[] json, long limit) throws IOException;

    /**
     * Does pieces of work that mostly wait for answers, several at once where waiting takes long. The order is not defined.
     *
     * @throws eo.caravan.processors.execute.CancelledException where this thread was interrupted
     * @throws RuntimeException what a piece threw first; the others are given up
     */
    default <P> void together(List<P> pieces, Consumer<P> work) {
        pieces.forEach(work);
    }

    /** How many bytes of remote files should be brought near at a time before they are read; 0 where nothing is remote. */
    default long ahead() {
        return 0;
    }
}
