package eo.caravan.processors.cube;

/**
 * A band and what is known of it.
 *
 * @param name the label
 * @param commonName for example {@code nir}, or {@code null}
 * @param wavelength centre in micrometres, or {@code null}
 * @param encoding how its cells stand in the source, or {@code null} where it was computed
 * @param scale factor that leads from stored to physical values; told, never applied unasked
 * @param offset added after scaling; told, never applied unasked
 */
public record Band(String name, String commonName, Double wavelength, Encoding encoding, double scale, double offset) {
    /** A band of which only the name is known. */
    public static Band named(String name) {
        return new Band(name, null, null, null, 1, 0);
    }

    public Band renamed(String newName) {
        return new Band(newName, commonName, wavelength, encoding, scale, offset);
    }
}
