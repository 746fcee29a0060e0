package eo.caravan.processors.demo;

/**
 * What covers the ground, and how it looks over the year: the ground, more or less hidden by green and by other leaves
 * (ripe, flowering or withered). Reflectances are typical orders of magnitude of each cover in B02, B03, B04, B08 and B11.
 */
@SuppressWarnings("ImmutableEnumChecker") // spectra and curves are never written again
enum Cover {
    RIVER(spectrum(0.042, 0.056, 0.036, 0.021, 0.008)),
    LAKE(spectrum(0.030, 0.036, 0.017, 0.010, 0.005)),
    ROAD(spectrum(0.098, 0.110, 0.121, 0.152, 0.175)),
    TRACK(spectrum(0.090, 0.115, 0.140, 0.210, 0.290)),
    HOUSE(
            spectrum(0.095, 0.110, 0.135, 0.185, 0.215),
            spectrum(0.028, 0.060, 0.032, 0.380, 0.200),
            Curve.through(95, 0.03, 130, 0.07, 245, 0.06, 275, 0.05)),
    HALL(spectrum(0.190, 0.205, 0.220, 0.250, 0.240)),
    GRAVEL(spectrum(0.150, 0.175, 0.195, 0.235, 0.260)),
    ROCK(spectrum(0.130, 0.148, 0.163, 0.200, 0.230)),
    GARDEN(
            spectrum(0.072, 0.088, 0.098, 0.195, 0.220),
            spectrum(0.028, 0.060, 0.032, 0.380, 0.200),
            Curve.through(95, 0.26, 130, 0.5, 245, 0.48, 275, 0.4)),
    WHEAT(
            spectrum(0.060, 0.082, 0.112, 0.170, 0.270),
            spectrum(0.024, 0.054, 0.026, 0.470, 0.175),
            Curve.through(85, 0.45, 115, 0.8, 145, 0.95, 165, 0.85, 184, 0.1, 196, 0.02, 250, 0.05, 275, 0.35),
            spectrum(0.075, 0.118, 0.160, 0.310, 0.300),
            Curve.through(163, 0.05, 182, 0.85, 196, 0.85, 198, 0.45, 222, 0.3, 226, 0.05)),
    MAIZE(
            spectrum(0.058, 0.080, 0.108, 0.165, 0.265),
            spectrum(0.024, 0.056, 0.027, 0.440, 0.190),
            Curve.through(132, 0.02, 150, 0.16, 168, 0.5, 185, 0.9, 235, 0.93, 256, 0.55, 262, 0.45, 263, 0.04),
            spectrum(0.060, 0.092, 0.110, 0.260, 0.280),
            Curve.through(236, 0.03, 256, 0.4, 262, 0.5, 263, 0.3, 275, 0.2)),
    BEET(
            spectrum(0.056, 0.076, 0.103, 0.160, 0.255),
            spectrum(0.030, 0.072, 0.030, 0.510, 0.180),
            Curve.through(112, 0.03, 140, 0.25, 165, 0.85, 180, 0.97, 262, 0.9, 268, 0.1)),
    RAPESEED(
            spectrum(0.060, 0.082, 0.112, 0.170, 0.270),
            spectrum(0.028, 0.060, 0.030, 0.480, 0.180),
            Curve.through(85, 0.7, 108, 0.9, 118, 0.5, 138, 0.5, 146, 0.9, 168, 0.85, 188, 0.1, 200, 0.03, 240, 0.25),
            spectrum(0.052, 0.155, 0.150, 0.440, 0.220),
            Curve.through(108, 0, 118, 0.5, 138, 0.5, 146, 0.05, 170, 0.1, 188, 0.5, 198, 0.5, 200, 0.1)),
    HAY(
            spectrum(0.048, 0.082, 0.078, 0.285, 0.280),
            spectrum(0.027, 0.066, 0.030, 0.450, 0.215),
            Curve.through(
                    85, 0.5, 120, 0.85, 138, 0.95, 139, 0.18, 162, 0.85, 180, 0.93, 181, 0.2, 206, 0.8, 225, 0.88, 226,
                    0.2, 252, 0.75, 275, 0.72)),
    MEADOW(
            spectrum(0.050, 0.085, 0.082, 0.275, 0.280),
            spectrum(0.030, 0.068, 0.037, 0.410, 0.225),
            Curve.through(90, 0.42, 135, 0.88, 171, 0.85, 172, 0.15, 205, 0.78, 236, 0.8, 237, 0.25, 265, 0.65)),
    PASTURE(
            spectrum(0.048, 0.078, 0.078, 0.250, 0.270),
            spectrum(0.030, 0.066, 0.036, 0.400, 0.225),
            Curve.through(90, 0.45, 130, 0.82, 190, 0.72, 225, 0.62, 265, 0.7)),
    DECIDUOUS(
            spectrum(0.040, 0.052, 0.058, 0.175, 0.185),
            spectrum(0.017, 0.043, 0.018, 0.400, 0.150),
            Curve.through(100, 0.12, 116, 0.4, 132, 0.92, 160, 1, 250, 0.92, 275, 0.72)),
    CONIFEROUS(
            spectrum(0.028, 0.040, 0.040, 0.140, 0.130),
            spectrum(0.015, 0.028, 0.016, 0.235, 0.085),
            Curve.through(90, 0.9, 150, 1, 275, 0.95)),
    ALPINE(
            spectrum(0.062, 0.082, 0.098, 0.195, 0.265),
            spectrum(0.030, 0.066, 0.038, 0.350, 0.215),
            Curve.through(115, 0.12, 150, 0.45, 180, 0.85, 225, 0.75, 265, 0.4));

    /** How many bands a spectrum has: the five of {@link DemoBand} that are reflectances. */
    static final int BANDS = 5;

    private final double[] ground;
    private final double[] green;
    private final double[] other;
    private final Curve greenness;
    private final Curve otherness;

    Cover(double[] ground) {
        this(ground, ground, Curve.always(0));
    }

    Cover(double[] ground, double[] green, Curve greenness) {
        this(ground, green, greenness, ground, Curve.always(0));
    }

    Cover(double[] ground, double[] green, Curve greenness, double[] other, Curve otherness) {
        this.ground = ground;
        this.green = green;
        this.greenness = greenness;
        this.other = other;
        this.otherness = otherness;
    }

    private static double[] spectrum(double... values) {
        return values;
    }

    /** The spectrum on a day of the year, plants being as vigorous as said: from 0, none grow, to 1, as well as they can. */
    void look(double day, double vigour, double[] target) {
        double leaves = greenness.at(day) * vigour;
        double rest = Math.min(otherness.at(day), 1 - leaves);
        for (int band = 0; band < BANDS; band++) {
            target[band] = ground[band] * (1 - leaves - rest) + green[band] * leaves + other[band] * rest;
        }
    }
}
