package eo.caravan.routes.result;

import java.io.InputStream;

/**
 * A result on its way to the client.
 *
 * @param content the file; it disappears when the stream is closed
 * @param disposition names the file for browsers
 * @param costs in the currency of the back-end
 */
public record EncodedResult(InputStream content, String mediaType, String disposition, String costs) {}
