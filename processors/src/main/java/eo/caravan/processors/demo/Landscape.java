package eo.caravan.processors.demo;

/** Decides what covers a place. One object looks at one place after the other; not thread-safe. */
final class Landscape {
    private static final int SEED = 500;
    private static final double TREE_LINE = 1_420;

    private final Terrain.Place place = new Terrain.Place();
    private final Parcels.Parcel parcel = new Parcels.Parcel();
    private double x;
    private double y;
    private double steepness;

    Cover cover;
    double tone;
    double vigour;
    double delay;

    /** Looks at a place that is so steep: metres up a metre. */
    void look(double placeX, double placeY, double placeSteepness) {
        x = placeX;
        y = placeY;
        steepness = placeSteepness;
        Terrain.locate(x, y, place);
        tone = 1 + 0.05 * Noise.fractal(SEED, x, y, 90, 2);
        vigour = 1;
        delay = (place.height - 330) / 100 * 2.2 + 3 * Noise.smooth(SEED + 2, x / 1300, y / 1300);
        if (!water() && !builtUp() && !mountain() && !woods()) {
            field();
        }
    }

    private boolean water() {
        double swing = Waters.swing(place);
        double road = Settlement.toRoad(place, swing);
        double river = Waters.toRiver(place, swing);
        if (road < 6 && (river < 60 || Waters.toLake(place) > 8)) {
            return is(Cover.ROAD);
        }
        if (river < 0) {
            return is(Cover.RIVER);
        }
        if (Waters.toLake(place) < 0) {
            return is(Cover.LAKE);
        }
        if (river < 28 && Noise.fractal(SEED + 3, x, y, 240, 2) > 0.38) {
            return is(Cover.GRAVEL);
        }
        double trees = 20 + 75 * Noise.fractal(SEED + 4, x, y, 480, 3);
        return (river < trees || Waters.toLake(place) < 0.5 * trees - 8)
                && Settlement.density(place, swing) < 0.12
                && forest(0);
    }

    private boolean is(Cover found) {
        cover = found;
        return true;
    }

    private boolean builtUp() {
        double density = Settlement.density(place, Waters.swing(place));
        if (density < 0.04) {
            return false;
        }
        Settlement.Plot plot = Settlement.plot(place, density);
        double roof = Settlement.roof(place, plot);
        switch (plot) {
            case STREET -> cover = Cover.ROAD;
            case HOUSE -> {
                cover = Cover.HOUSE;
                tone *= 0.8 + 0.42 * roof;
            }
            case HALL -> {
                cover = Cover.HALL;
                tone *= 0.75 + 0.6 * roof;
            }
            case GARDEN -> {
                cover = Cover.GARDEN;
                vigour = 0.65 + 0.35 * roof;
            }
        }
        return true;
    }

    private boolean mountain() {
        double edge = place.flank + 0.055 * Noise.fractal(SEED + 5, x, y, 1000, 4);
        if (edge < 0.455 && place.height < 420) {
            return false;
        }
        double high = place.height + 130 * Noise.fractal(SEED + 6, x, y, 700, 4);
        double bare = (high - 1_640) / 260 + (steepness - 0.85) * 1.3;
        if (bare > 0 && high > TREE_LINE - 150 || steepness > 1.5) {
            tone *= 0.92 + 0.16 * Noise.fractal(SEED + 7, x, y, 130, 3);
            return is(Cover.ROCK);
        }
        if (high > TREE_LINE) {
            vigour = Noise.clamp(0.95 - bareness(high) + 0.15 * Noise.fractal(SEED + 8, x, y, 160, 2), 0.25, 1);
            return is(Cover.ALPINE);
        }
        double clearing = Noise.fractal(SEED + 9, x, y, 650, 3);
        if (clearing > 0.62 - 0.25 * Noise.step(1_000, 1_400, high) && steepness < 0.6) {
            vigour = 0.9 + 0.1 * clearing;
            return is(Cover.PASTURE);
        }
        return forest((place.height - 760) / 480);
    }

    private static double bareness(double high) {
        return 0.5 * Noise.step(TREE_LINE, 1_700, high);
    }

    private boolean woods() {
        return Noise.fractal(SEED + 10, x, y, 900, 3) > 0.60 - 0.5 * Noise.step(0.36, 0.46, place.flank)
                && forest(-0.35);
    }

    /** @param conifers more of them above 0, fewer below */
    private boolean forest(double conifers) {
        int tree = Noise.hash(SEED + 11, (int) Math.floor(x / 10), (int) Math.floor(y / 10));
        double stand = Noise.fractal(SEED + 12, x, y, 520, 3);
        tone *= 0.86 + 0.28 * Noise.unit(tree) + 0.08 * stand;
        delay += 5 * Noise.smooth(SEED + 13, x / 170, y / 170);
        vigour = 0.9 + 0.1 * Noise.unit(tree, 1);
        return is(conifers + 0.8 * stand + 0.45 * (Noise.unit(tree, 2) - 0.5) > 0 ? Cover.CONIFEROUS : Cover.DECIDUOUS);
    }

    private void field() {
        Parcels.find(x, y, parcel);
        double kind = Noise.unit(parcel.border);
        if (parcel.toBlock < 5 && kind < 0.5) {
            cover = Cover.TRACK;
            return;
        }
        if (parcel.toBlock < 9 && kind > 0.72) {
            forest(-2);
            return;
        }
        double patches = Noise.fractal(SEED + 14, x, y, 150, 3);
        vigour = Noise.clamp(0.84 + 0.16 * Noise.unit(parcel.hash, 1) + 0.07 * patches, 0.3, 1);
        delay += 14 * (Noise.unit(parcel.hash, 2) - 0.5) + 3 * patches;
        tone *= 0.9 + 0.2 * Noise.unit(parcel.hash, 3);
        cover = parcel.toEdge < 3 ? Cover.PASTURE : crop(Noise.unit(parcel.hash, 4));
    }

    private Cover crop(double lot) {
        double grass = 0.30 + 0.55 * Noise.step(0.22, 0.45, place.flank);
        if (lot < grass) {
            double schedule = lot / grass;
            return schedule < 0.45 ? Cover.HAY : schedule < 0.85 ? Cover.MEADOW : Cover.PASTURE;
        }
        double arable = (lot - grass) / (1 - grass);
        if (arable < 0.40) {
            return Cover.WHEAT;
        }
        if (arable < 0.74) {
            return Cover.MAIZE;
        }
        return arable < 0.87 ? Cover.RAPESEED : Cover.BEET;
    }
}
