package eo.caravan.processors.source.access;

import java.io.IOException;

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
}
