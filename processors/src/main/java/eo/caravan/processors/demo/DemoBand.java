package eo.caravan.processors.demo;

/** The bands of the demo collection. */
public enum DemoBand {
    B02("blue", 0.4924, 0.066, 10),
    B03("green", 0.5598, 0.036, 10),
    B04("red", 0.6646, 0.031, 10),
    B08("nir", 0.8328, 0.106, 10),
    B11("swir16", 1.6137, 0.091, 20),
    /** The scene classification, which says what a cell shows. */
    SCL("", 0, 0, 20);

    /** What a stored number is to be multiplied by to become a reflectance; nothing is to be added. */
    public static final double SCALE = 0.0001;

    private final String common;
    private final double wavelength;
    private final double width;
    private final int metres;

    DemoBand(String common, double wavelength, double width, int metres) {
        this.common = common;
        this.wavelength = wavelength;
        this.width = width;
        this.metres = metres;
    }

    /** The usual name of such a band; empty for the classification. */
    public String common() {
        return common;
    }

    /** The middle of the band, in micrometres. */
    public double wavelength() {
        return wavelength;
    }

    /** The full width of the band at half of its height, in micrometres. */
    public double width() {
        return width;
    }

    /** The size of a cell. */
    public int metres() {
        return metres;
    }

    /** Whether the cells are surface reflectances times 10,000 rather than classes. */
    public boolean reflectance() {
        return this != SCL;
    }
}
