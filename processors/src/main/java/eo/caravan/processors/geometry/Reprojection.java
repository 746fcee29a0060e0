package eo.caravan.processors.geometry;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Brings geometries into another reference system. Every vertex is transformed, and edges are straight between the new vertices. What
 * crosses the antimeridian is cut in two there when it comes from a projected into a geographic system.
 */
public final class Reprojection {
    private final CrsTransform transform;
    private final Antimeridian antimeridian;

    private Reprojection(CrsTransform transform, Antimeridian antimeridian) {
        this.transform = transform;
        this.antimeridian = antimeridian;
    }

    /**
     * From one system to another.
     *
     * @throws OpenEoException where a system is unknown or there is no way between the two
     */
    public static Reprojection between(Crs from, Crs to) {
        CrsTransform transform = CrsTransform.between(from, to);
        boolean cut =
                !transform.identity() && CoordinateSystems.isGeographic(to) && !CoordinateSystems.isGeographic(from);
        return new Reprojection(transform, cut ? new Antimeridian(transform) : null);
    }

    /**
     * All geometries of a dimension in another system; the dimension itself where that is its own.
     *
     * @throws OpenEoException ProcessParameterInvalid where a vertex has no place in it
     */
    public static Dimension.Geometries to(
            Dimension.Geometries geometries, Crs target, String process, String parameter) {
        Reprojection reprojection = between(geometries.crs(), target);
        if (reprojection.transform.identity()) {
            return geometries.crs().equals(target)
                    ? geometries
                    : new Dimension.Geometries(geometries.name(), target, geometries.features());
        }
        List<Feature> features = new ArrayList<>(geometries.size());
        for (Feature feature : geometries.features()) {
            try {
                features.add(feature.shaped(reprojection.apply(feature.geometry())));
            } catch (IllegalArgumentException e) {
                throw OpenEoException.invalid(
                        process,
                        parameter,
                        "Geometry " + features.size() + (feature.id() == null ? "" : " ('" + feature.id() + "')") + " "
                                + e.getMessage() + ".");
            }
        }
        return new Dimension.Geometries(geometries.name(), target, features);
    }

    /**
     * A geometry in the other system.
     *
     * @throws IllegalArgumentException where a vertex has no place in it
     */
    public Geometry apply(Geometry geometry) {
        if (transform.identity() || geometry.isEmpty()) {
            return geometry;
        }
        Geometry copy = geometry.copy();
        copy.apply(new Vertices(transform));
        copy.geometryChanged();
        return antimeridian == null ? copy : antimeridian.cut(geometry, copy);
    }

    /** Transforms the vertices of a geometry, a sequence at a time. */
    private record Vertices(CrsTransform transform) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int index) {
            if (index > 0) {
                return;
            }
            int size = sequence.size();
            double[] xy = new double[2 * size];
            for (int i = 0; i < size; i++) {
                xy[2 * i] = sequence.getX(i);
                xy[2 * i + 1] = sequence.getY(i);
            }
            transform.apply(xy, size);
            for (int i = 0; i < size; i++) {
                if (Double.isNaN(xy[2 * i])) {
                    throw new IllegalArgumentException("has the vertex (" + sequence.getX(i) + ", " + sequence.getY(i)
                            + "), which has no place in " + transform.to().definition());
                }
                sequence.setOrdinate(i, CoordinateSequence.X, xy[2 * i]);
                sequence.setOrdinate(i, CoordinateSequence.Y, xy[2 * i + 1]);
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
