package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Extent;
import java.util.Optional;

/** Arithmetic on extents of one system that may cross the antimeridian. */
public final class Extents {
    private static final double CLOSE = 1e-9;

    private Extents() {}

    /**
     * What two extents of the same system have in common. Where that falls into two pieces on the globe, the one further
     * east of the first extent's west edge is left out.
     */
    public static Optional<Extent> intersection(Extent one, Extent other) {
        double south = Math.max(one.south(), other.south());
        double north = Math.min(one.north(), other.north());
        if (south > north) {
            return Optional.empty();
        }
        if (!CoordinateSystems.isGeographic(one.crs())) {
            return pieces(one.west(), one.east(), other.west(), other.east(), south, north, one);
        }
        double oneEast = one.east() + (one.crossesAntimeridian() ? 360 : 0);
        double otherEast = other.east() + (other.crossesAntimeridian() ? 360 : 0);
        for (int turn : new int[] {0, -360, 360}) {
            Optional<Extent> found =
                    pieces(one.west(), oneEast, other.west() + turn, otherEast + turn, south, north, one);
            if (found.isPresent()) {
                return found.map(Extents::normalised);
            }
        }
        return Optional.empty();
    }

    private static Optional<Extent> pieces(
            double west1, double east1, double west2, double east2, double south, double north, Extent like) {
        double west = Math.max(west1, west2);
        double east = Math.min(east1, east2);
        return west > east ? Optional.empty() : Optional.of(new Extent(west, south, east, north, like.crs()));
    }

    /** A geographic extent with longitudes up to 180, west above east where it crosses the antimeridian. */
    public static Extent normalised(Extent extent) {
        if (!CoordinateSystems.isGeographic(extent.crs()) || extent.east() <= 180) {
            return extent;
        }
        boolean beyond = extent.west() > 180;
        return new Extent(
                beyond ? extent.west() - 360 : extent.west(),
                extent.south(),
                extent.east() - 360,
                extent.north(),
                extent.crs());
    }

    /** Whether two extents of the same system are the same but for rounding. */
    static boolean equal(Extent one, Extent other) {
        double size = Math.abs(one.east() - one.west()) + Math.abs(one.north() - one.south()) + 1;
        return Math.abs(one.west() - other.west()) < CLOSE * size
                && Math.abs(one.east() - other.east()) < CLOSE * size
                && Math.abs(one.south() - other.south()) < CLOSE * size
                && Math.abs(one.north() - other.north()) < CLOSE * size;
    }

    /** The smallest extent that holds both; in a geographic system the shorter way around the globe. */
    public static Extent union(Extent one, Extent other) {
        double south = Math.min(one.south(), other.south());
        double north = Math.max(one.north(), other.north());
        double oneEast = one.east() + (one.crossesAntimeridian() ? 360 : 0);
        double otherEast = other.east() + (other.crossesAntimeridian() ? 360 : 0);
        Extent best = null;
        double width = Double.POSITIVE_INFINITY;
        int[] turns = CoordinateSystems.isGeographic(one.crs()) ? new int[] {0, -360, 360} : new int[] {0};
        for (int turn : turns) {
            double west = Math.min(one.west(), other.west() + turn);
            double east = Math.max(oneEast, otherEast + turn);
            if (east - west < width) {
                width = east - west;
                best = new Extent(west, south, east, north, one.crs());
            }
        }
        if (turns.length == 1) {
            return best;
        }
        return width >= 360
                ? new Extent(-180, south, 180, north, one.crs())
                : normalised(
                        best.west() < -180
                                ? new Extent(best.west() + 360, south, best.east() + 360, north, best.crs())
                                : best);
    }
}
