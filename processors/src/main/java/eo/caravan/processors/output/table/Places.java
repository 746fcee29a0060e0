package eo.caravan.processors.output.table;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.projection.CrsTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Longitude and latitude of geometries. */
public final class Places {
    private static final double DIGITS = 1e9;

    private final Crs crs;
    private final CrsTransform transform;

    public Places(Crs crs) {
        this.crs = crs;
        this.transform = CrsTransform.between(crs, Crs.WGS84);
    }

    /** Where a point lies, or a place within another geometry; NaN for an empty one. Computed degrees have nine digits. */
    public double[] of(Geometry geometry) {
        if (geometry.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Coordinate at = geometry instanceof Point point
                ? point.getCoordinate()
                : geometry.getInteriorPoint().getCoordinate();
        if (crs.equals(Crs.WGS84)) {
            return new double[] {at.x, at.y};
        }
        double[] place = transform.point(at.x, at.y);
        return new double[] {Math.rint(place[0] * DIGITS) / DIGITS, Math.rint(place[1] * DIGITS) / DIGITS};
    }
}
