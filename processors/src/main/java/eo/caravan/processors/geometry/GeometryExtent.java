package eo.caravan.processors.geometry;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.Extents;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/** The rectangle around geometries. */
public final class GeometryExtent {
    private final Crs crs;
    private final boolean degrees;
    private Extent extent;

    private GeometryExtent(Crs crs) {
        this.crs = crs;
        this.degrees = CoordinateSystems.isGeographic(crs);
    }

    /**
     * The rectangle around all geometries in their own system. Of longitudes it takes the shorter way around the globe, so that what
     * was cut at the antimeridian is together again.
     *
     * @param geometries not all of them empty
     */
    public static Extent of(Dimension.Geometries geometries) {
        GeometryExtent around = new GeometryExtent(geometries.crs());
        for (Feature feature : geometries.features()) {
            around.add(feature.geometry());
        }
        if (around.extent == null) {
            throw new IllegalArgumentException("all geometries are empty");
        }
        return around.extent;
    }

    private void add(Geometry geometry) {
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                add(geometry.getGeometryN(i));
            }
        } else if (!geometry.isEmpty()) {
            Extent own = extent(geometry.getEnvelopeInternal());
            extent = extent == null ? own : Extents.union(extent, own);
        }
    }

    private Extent extent(Envelope box) {
        double west = box.getMinX();
        double east = box.getMaxX();
        if (degrees && east - west >= 360) {
            west = -180;
            east = 180;
        } else if (degrees && (west < -180 || east > 180)) {
            double turn = 360 * Math.floor((west + 180) / 360);
            west -= turn;
            east -= east - turn > 180 ? turn + 360 : turn;
        }
        return new Extent(west, box.getMinY(), east, box.getMaxY(), crs);
    }
}
