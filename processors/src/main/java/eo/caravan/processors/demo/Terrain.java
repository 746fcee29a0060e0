package eo.caravan.processors.demo;

/**
 * Where it goes up and down: wide parallel valleys between mountain ranges, warped so that nothing is straight. Coordinates
 * are metres; heights are metres above the sea.
 */
final class Terrain {
    /** From one valley to the next. */
    static final double PERIOD = 10_400;

    private static final double ORIGIN_X = 677_000;
    private static final double ORIGIN_Y = 5_148_000;
    private static final double COS = 0.9396926207859084; // the valleys run 20 degrees north of east
    private static final double SIN = 0.3420201433256687;
    private static final double AXIS = 2_250;
    private static final int SEED = 100;

    /** A place as the landscape sees it. Filled anew for every place. */
    static final class Place {
        /** Metres along the valley. */
        double along;
        /** Metres from the middle of the valley, northwards. */
        double across;
        /** Which valley. */
        int valley;
        /** 0 in the middle of a valley, 1 on the crest between two. */
        double flank;

        double height;
    }

    private Terrain() {}

    static void locate(double x, double y, Place place) {
        double east = x - ORIGIN_X;
        double north = y - ORIGIN_Y;
        double along = east * COS + north * SIN;
        double across = north * COS - east * SIN;
        double bent = across
                + 620 * Noise.smooth(SEED, along / 5200, across / 5200)
                + 170 * Noise.smooth(SEED + 1, along / 1700, across / 1700);
        double turns = (bent - AXIS) / PERIOD;
        double nearest = Math.floor(turns + 0.5);
        place.along = along;
        place.across = (turns - nearest) * PERIOD;
        place.valley = (int) nearest;
        place.flank = Math.abs(turns - nearest) * 2;
        place.height = height(along, across, place.flank);
    }

    private static double height(double along, double across, double flank) {
        double rise = Noise.step(0.40, 1.0, flank);
        double floor = 320 + 9 * Noise.fractal(SEED + 10, along, across, 1100, 2);
        if (rise == 0) {
            return floor;
        }
        double broad = 1 + 0.3 * Noise.smooth(SEED + 20, along / 4100, across / 4100);
        double crests = Noise.crests(SEED + 30, along, across * 0.72, 1500, 4) - 0.4;
        double rough = Noise.fractal(SEED + 40, along, across, 300, 3);
        return floor + rise * 1600 * broad + Math.sqrt(rise) * (520 + 380 * rise) * crests + 14 * rise * rough;
    }
}
