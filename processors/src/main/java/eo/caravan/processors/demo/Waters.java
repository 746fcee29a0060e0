package eo.caravan.processors.demo;

/** The river of each valley, which winds, and its lakes. */
final class Waters {
    private static final int SEED = 200;
    private static final double LAKE_PERIOD = 11_000;
    private static final double LAKE_LENGTH = 690;
    private static final double LAKE_WIDTH = 400;

    private Waters() {}

    /** How far the river swings from the middle of the valley, northwards. */
    static double swing(Terrain.Place place) {
        int seed = SEED + 10 * place.valley;
        return 430 * Noise.smooth(seed, place.along / 2900, 0.5) + 120 * Noise.smooth(seed + 1, place.along / 830, 0.5);
    }

    /** Metres to the bank of the river; negative in the water. */
    static double toRiver(Terrain.Place place, double swing) {
        double half = 27 + 9 * Noise.smooth(SEED + 2, place.along / 900, place.valley + 0.5);
        return Math.abs(place.across - swing) - half;
    }

    /** Metres, about, to the shore of the nearest lake; negative in the water. */
    static double toLake(Terrain.Place place) {
        double cell = Math.floor(place.along / LAKE_PERIOD);
        int hash = Noise.hash(SEED + 3, (int) cell, place.valley);
        boolean home = cell == 0 && place.valley == 0;
        double centre = cell * LAKE_PERIOD + (home ? 6_350 : 1_500 + 8_000 * Noise.unit(hash));
        double side = home ? 1_220 : (Noise.unit(hash, 1) < 0.5 ? -1 : 1) * (1_050 + 350 * Noise.unit(hash, 2));
        double u = (place.along - centre) / LAKE_LENGTH;
        double v = (place.across - side) / LAKE_WIDTH;
        double round = Math.sqrt(u * u + v * v);
        if (round > 2) {
            return 500;
        }
        return (round - 1) * 450 + 150 * Noise.fractal(SEED + 4, place.along, place.across, 900, 4);
    }
}
