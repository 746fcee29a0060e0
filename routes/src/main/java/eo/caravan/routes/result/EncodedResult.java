package eo.caravan.routes.result;

/**
 * A result on its way to the client.
 *
 * @param content the bytes of the file or, of a large one, a stream of them; it disappears when that is closed
 * @param disposition names the file for browsers
 * @param costs in the currency of the back-end
 * @param warning what the user should know of the answer, {@code null} for nothing
 */
public record EncodedResult(Object content, String mediaType, String disposition, String costs, String warning) {}
