package eo.caravan.processors.geometry;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Geometries that cross themselves, made fit for being compared, cut and widened. */
public final class Mended {
    private Mended() {}

    /**
     * The geometry itself where it is valid; otherwise one that covers the same: a bow tie becomes two triangles, what overlaps is
     * joined, a polygon without area becomes a line or a point.
     */
    public static Geometry of(Geometry geometry) {
        return mended(geometry, true);
    }

    /** As {@link #of}, but of polygons only what has an area; may be empty. */
    public static Geometry area(Geometry polygons) {
        return mended(polygons, false);
    }

    private static Geometry mended(Geometry geometry, boolean collapsed) {
        if (geometry.isEmpty() || geometry.isValid()) {
            return geometry;
        }
        GeometryFixer fixer = new GeometryFixer(geometry);
        fixer.setKeepCollapsed(collapsed);
        return fixer.getResult();
    }
}
