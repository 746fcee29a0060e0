package eo.caravan.processors.geometry.raster;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/**
 * Brings geometries into the system of a grid. Edges are straight in the geometries' own system; in another one they are followed to
 * a thousandth of a cell. In the same system coordinates stay exactly as they are. What lies far from the grid is cut off, so that
 * geometries may reach beyond where the grid's system is defined. Longitudes may differ by whole turns between geometries and
 * grid. An edge never takes the short way over the antimeridian by itself: as GeoJSON asks, such geometries are cut there in two,
 * or their longitudes run on beyond 180.
 */
final class Outliner {
    /** How much of the grid's size the geometries are kept around it. */
    private static final double MARGIN = 0.05;

    /** In degrees; two pieces that meet at the antimeridian overlap by so much that no cell is lost between them. */
    private static final double OVERLAP = 1e-7;

    private final CrsTransform transform;
    private final boolean fromDegrees;
    private final boolean toDegrees;
    private final Envelope area;
    private final Envelope kept;
    private final Bends bends;

    Outliner(Crs crs, Grid grid) {
        this.transform = CrsTransform.between(crs, grid.crs());
        this.fromDegrees = CoordinateSystems.isGeographic(crs);
        this.toDegrees = CoordinateSystems.isGeographic(grid.crs());
        this.area = envelope(grid.extent());
        this.bends = new Bends(transform, fromDegrees, toDegrees, grid.stepX(), grid.stepY());
        this.kept = transform.identity() || toDegrees ? null : kept(grid);
    }

    private static Envelope envelope(Extent extent) {
        return new Envelope(extent.west(), extent.east(), extent.south(), extent.north());
    }

    /** The area of the grid in the geometries' system, and some more around it. */
    private Envelope kept(Grid grid) {
        Extent bound = CrsTransform.between(grid.crs(), transform.from()).bound(grid.extent());
        double east = bound.east() + (bound.crossesAntimeridian() ? 360 : 0);
        double aside = MARGIN * (east - bound.west());
        double above = MARGIN * (bound.north() - bound.south());
        double west = bound.west() - aside;
        east += aside;
        double south = bound.south() - above;
        double north = bound.north() + above;
        if (fromDegrees) {
            boolean open = bound.crossesAntimeridian() || seamless(bound, grid);
            west = open ? Math.max(west, east - 360 - OVERLAP) : Math.max(west, -180);
            east = open ? Math.min(east, west + 360 + OVERLAP) : Math.min(east, 180);
            south = Math.max(south, -90);
            north = Math.min(north, 90);
        }
        return new Envelope(west, east, south, north);
    }

    /** Whether the grid's system runs on over the antimeridian. */
    private boolean seamless(Extent bound, Grid grid) {
        double latitude = (bound.south() + bound.north()) / 2;
        double[] east = transform.point(180 - OVERLAP, latitude);
        double[] west = transform.point(-180 + OVERLAP, latitude);
        return Math.abs(east[0] - west[0]) < Math.abs(grid.stepX())
                && Math.abs(east[1] - west[1]) < Math.abs(grid.stepY());
    }

    /** The parts of a geometry that may touch the grid; none for an empty geometry and one that lies elsewhere. */
    List<Part> outline(Geometry geometry) {
        List<Part> parts = new ArrayList<>();
        collect(geometry, parts);
        return parts;
    }

    private void collect(Geometry geometry, List<Part> parts) {
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                collect(geometry.getGeometryN(i), parts);
            }
        } else if (!geometry.isEmpty()) {
            add(Part.of(geometry), parts);
        }
    }

    private void add(Part part, List<Part> parts) {
        if (kept == null) {
            Part placed = transform.identity() ? part : placed(part);
            parts.addAll(meeting(placed, toDegrees, area));
            return;
        }
        for (Part turned : meeting(part, fromDegrees, kept)) {
            parts.addAll(meeting(placed(Clip.part(turned, kept)), false, area));
        }
    }

    /** The part in the grid's system; rings that have come apart by whole turns are brought together again. */
    private Part placed(Part part) {
        boolean closed = part.kind() == Part.Kind.AREA;
        double[] first = {Double.NaN};
        return part.map(path -> {
            double[] followed = bends.follow(path, closed);
            if (toDegrees && followed.length > 0) {
                first[0] = Double.isNaN(first[0]) ? followed[0] : first[0];
                double turn = 360 * Math.rint((first[0] - followed[0]) / 360);
                for (int i = 0; i < followed.length; i += 2) {
                    followed[i] += turn;
                }
            }
            return followed;
        });
    }

    /** The part by as many turns around the globe as it touches a box with; at most once where x is no longitude. */
    private static List<Part> meeting(Part part, boolean degrees, Envelope box) {
        Envelope bounds = part.bounds();
        if (bounds.isNull() || bounds.getMinY() > box.getMaxY() || bounds.getMaxY() < box.getMinY()) {
            return List.of();
        }
        if (!degrees) {
            return box.intersects(bounds) ? List.of(part) : List.of();
        }
        List<Part> turned = new ArrayList<>();
        double last = Math.floor((box.getMaxX() - bounds.getMinX()) / 360);
        for (double turn = Math.ceil((box.getMinX() - bounds.getMaxX()) / 360); turn <= last; turn++) {
            turned.add(part.turned(360 * turn));
        }
        return turned;
    }
}
