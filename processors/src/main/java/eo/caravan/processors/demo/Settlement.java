package eo.caravan.processors.demo;

/** Towns, villages and the roads between them. */
final class Settlement {
    private static final int SEED = 300;
    private static final double TOWN_PERIOD = 8_600;
    private static final double VILLAGE_PERIOD = 2_100;
    private static final double STREET_COS = 0.9063077870366499; // 25 degrees
    private static final double STREET_SIN = 0.42261826174069944;

    private Settlement() {}

    /** What stands on a built-up place. */
    enum Plot {
        STREET,
        HOUSE,
        HALL,
        GARDEN
    }

    /** Metres to the middle of the nearest road; many where there is none near. */
    static double toRoad(Terrain.Place place, double swing) {
        if (place.flank > 0.66) {
            return 1e6;
        }
        double main = 0.6 * swing - 470 + 70 * Noise.smooth(SEED, place.along / 1900, place.valley + 0.5);
        double second = 0.3 * swing + 1_950 + 160 * Noise.smooth(SEED + 1, place.along / 1500, place.valley + 0.5);
        double cross = townAlong(place) + 150 * Noise.smooth(SEED + 2, place.across / 1300, place.valley + 0.5);
        double lane = cross + 2_700 + 220 * Noise.smooth(SEED + 3, place.across / 1100, place.valley + 0.5);
        double near = Math.abs(place.across - main) - 5; // the widest
        near = Math.min(near, Math.abs(place.along - cross) - 1);
        near = Math.min(near, Math.abs(place.along - lane));
        return Math.min(near, Math.abs(place.across - second));
    }

    private static double townAlong(Terrain.Place place) {
        double cell = Math.floor(place.along / TOWN_PERIOD);
        boolean home = cell == 0 && place.valley == 0;
        int hash = Noise.hash(SEED + 4, (int) cell, place.valley);
        return cell * TOWN_PERIOD + (home ? 3_150 : 1_300 + 5_000 * Noise.unit(hash));
    }

    /** How densely a place is built up: nothing below 0, a centre at 1. */
    static double density(Terrain.Place place, double swing) {
        if (place.flank > 0.6) {
            return -1;
        }
        double u = (place.along - townAlong(place)) / 1_080;
        double v = (place.across - 0.6 * swing + 560) / 720;
        double town = 1 - Math.sqrt(u * u + v * v);
        double near = 0.10 * (1 - Math.min(1, toRoad(place, swing) / 90));
        double most = Math.max(town, village(place));
        return most < -0.6
                ? -1
                : most + near + 0.30 * Noise.fractal(SEED + 5, place.along, place.across, 520, 3) - 0.08;
    }

    private static double village(Terrain.Place place) {
        int column = (int) Math.floor(place.along / VILLAGE_PERIOD);
        int row = (int) Math.floor(place.across / VILLAGE_PERIOD);
        int hash = Noise.hash(SEED + 6 + place.valley, column, row);
        if (Noise.unit(hash) > 0.55) {
            return -1;
        }
        double u = place.along - (column + 0.25 + 0.5 * Noise.unit(hash, 1)) * VILLAGE_PERIOD;
        double v = place.across - (row + 0.25 + 0.5 * Noise.unit(hash, 2)) * VILLAGE_PERIOD;
        return 0.75 * (1 - Math.sqrt(u * u + v * v) / (170 + 160 * Noise.unit(hash, 3)));
    }

    /** What stands there. */
    static Plot plot(Terrain.Place place, double density) {
        double u = place.along * STREET_COS + place.across * STREET_SIN;
        double v = place.across * STREET_COS - place.along * STREET_SIN;
        double blockU = Math.floor(u / 118);
        double blockV = Math.floor(v / 84);
        if (u - blockU * 118 < 11 || v - blockV * 84 < 10) {
            return Plot.STREET;
        }
        int block = Noise.hash(SEED + 8, (int) blockU, (int) blockV);
        if (Noise.unit(block) < 0.07 && density > 0.1) {
            return Plot.HALL;
        }
        int house = Noise.hash(SEED + 9, (int) Math.floor(u / 21), (int) Math.floor(v / 21));
        return Noise.unit(house) < 0.22 + 0.6 * density ? Plot.HOUSE : Plot.GARDEN;
    }

    /** From 0 to 1, one number a house or block of houses. */
    static double roof(Terrain.Place place, Plot plot) {
        double size = plot == Plot.HALL ? 95 : 21;
        int house = Noise.hash(SEED + 12, (int) Math.floor(place.along / size), (int) Math.floor(place.across / size));
        return Noise.unit(house);
    }
}
