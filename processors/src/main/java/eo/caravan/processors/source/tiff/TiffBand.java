package eo.caravan.processors.source.tiff;

/**
 * What a file says about one of its bands. A physical value is {@code stored * scale + offset}.
 *
 * @param description name of the band, or empty
 * @param scale 1 where none is given
 * @param offset 0 where none is given
 * @param unit unit of the physical value, or empty
 */
public record TiffBand(String description, double scale, double offset, String unit) {
    static final TiffBand PLAIN = new TiffBand("", 1, 0, "");
}
