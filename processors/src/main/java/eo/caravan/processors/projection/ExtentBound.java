package eo.caravan.processors.projection;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;

/** Finds the rectangle that encloses an extent in another system. */
final class ExtentBound {
    /** Points along an edge: the outline between two of them bends by less than a hundredth of what it bends in all. */
    private static final int STEPS = 64;

    private final CrsTransform transform;
    private final Extent extent;
    private final boolean toGeographic;

    ExtentBound(CrsTransform transform, Extent extent) {
        this.transform = transform;
        this.extent = extent;
        this.toGeographic = CoordinateSystems.isGeographic(transform.to());
    }

    Extent find() {
        double[] outline = outline();
        transform.apply(outline, outline.length / 2);
        if (toGeographic) {
            unwrap(outline);
        }
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < outline.length; i += 2) {
            if (!Double.isNaN(outline[i])) {
                west = Math.min(west, outline[i]);
                east = Math.max(east, outline[i]);
                south = Math.min(south, outline[i + 1]);
                north = Math.max(north, outline[i + 1]);
            }
        }
        if (west > east) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_PARAMETER_INVALID,
                    "The extent " + extent + " has no place in "
                            + transform.to().definition() + ".");
        }
        return toGeographic
                ? geographic(west, south, east, north)
                : new Extent(west, south, east, north, transform.to());
    }

    /** The four edges, from the lower left corner around, each with {@link #STEPS} points. */
    private double[] outline() {
        double width = extent.east() - extent.west() + (wraps() ? 360 : 0);
        double height = extent.north() - extent.south();
        double[] xy = new double[8 * STEPS];
        for (int i = 0; i < STEPS; i++) {
            double along = (double) i / STEPS;
            put(xy, i, along * width, 0);
            put(xy, STEPS + i, width, along * height);
            put(xy, 2 * STEPS + i, (1 - along) * width, height);
            put(xy, 3 * STEPS + i, 0, (1 - along) * height);
        }
        return xy;
    }

    private boolean wraps() {
        return extent.crossesAntimeridian() && CoordinateSystems.isGeographic(extent.crs());
    }

    private void put(double[] xy, int index, double right, double up) {
        double x = extent.west() + right;
        xy[2 * index] = wraps() && x > 180 ? x - 360 : x;
        xy[2 * index + 1] = extent.south() + up;
    }

    /** Makes longitudes run on over the antimeridian instead of leaping. */
    private static void unwrap(double[] outline) {
        double last = Double.NaN;
        for (int i = 0; i < outline.length; i += 2) {
            if (!Double.isNaN(outline[i])) {
                if (!Double.isNaN(last)) {
                    outline[i] += 360 * Math.rint((last - outline[i]) / 360);
                }
                last = outline[i];
            }
        }
    }

    private Extent geographic(double west, double south, double east, double north) {
        boolean northPole = holds(90);
        boolean southPole = holds(-90);
        double top = northPole ? 90 : north;
        double bottom = southPole ? -90 : south;
        if (northPole || southPole || east - west >= 360) {
            return new Extent(-180, bottom, 180, top, transform.to());
        }
        double turn = 360 * Math.floor((west + 180) / 360);
        double left = west - turn;
        double right = east - turn;
        return new Extent(left, bottom, right > 180 ? right - 360 : right, top, transform.to());
    }

    /** Whether a pole lies within an extent that is not itself geographic; there it needs no care. */
    private boolean holds(double latitude) {
        if (CoordinateSystems.isGeographic(extent.crs())) {
            return false;
        }
        Crs geographic = transform.to();
        double[] pole = CrsTransform.between(geographic, extent.crs()).point(0, latitude);
        double[] same = CrsTransform.between(geographic, extent.crs()).point(90, latitude);
        boolean onePoint = Math.abs(pole[0] - same[0]) + Math.abs(pole[1] - same[1]) < 1;
        return onePoint
                && pole[0] > extent.west()
                && pole[0] < extent.east()
                && pole[1] > extent.south()
                && pole[1] < extent.north();
    }
}
