package eo.caravan.processors.process.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/**
 * The union of many geometries, to be compared with others. Only what lies near a geometry is united for it: what lies farther away
 * decides of a relation only by being there, so one part of it for each kind (point, line, polygon) stands for all. Not for several
 * threads at once.
 */
final class BaseGeometries {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int KINDS = 3;

    /** What has to hold of the union, seen from it, for a relation seen from a geometry. */
    private static final Map<String, Supplier<TopologyPredicate>> FROM_UNION = Map.of(
            "equals", RelatePredicate::equalsTopo,
            "touches", RelatePredicate::touches,
            "crosses", RelatePredicate::crosses,
            "overlaps", RelatePredicate::overlaps,
            "contains", RelatePredicate::within,
            "within", RelatePredicate::contains);

    private final List<Geometry> parts;
    private final RelateNG[] prepared;
    private final STRtree tree = new STRtree();
    private RelateNG all;

    /** Of single points, lines and polygons that are valid and not empty. */
    BaseGeometries(List<Geometry> parts) {
        this.parts = parts;
        this.prepared = new RelateNG[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            tree.insert(parts.get(i).getEnvelopeInternal(), i);
        }
    }

    /**
     * Whether a geometry stands in a relation to the union.
     *
     * @param geometry valid and not empty
     * @param relation as {@code filter_vector} has it, seen from the geometry
     */
    boolean related(Geometry geometry, String relation) {
        List<Integer> near = near(geometry.getEnvelopeInternal());
        boolean disjoint = relation.equals("disjoint");
        if (near.isEmpty()) {
            return disjoint;
        }
        if (disjoint || relation.equals("intersects")) {
            return disjoint != near.stream().anyMatch(part -> meets(part, geometry));
        }
        return united(near).evaluate(geometry, FROM_UNION.get(relation).get());
    }

    private List<Integer> near(Envelope bounds) {
        List<Integer> near = new ArrayList<>();
        tree.query(bounds, part -> near.add((Integer) part));
        near.sort(null);
        return near;
    }

    private boolean meets(int part, Geometry geometry) {
        if (prepared[part] == null) {
            prepared[part] = RelateNG.prepare(parts.get(part));
        }
        return prepared[part].evaluate(geometry, RelatePredicate.intersects());
    }

    private RelateNG united(List<Integer> near) {
        if (near.size() < parts.size()) {
            return RelateNG.prepare(union(near));
        }
        if (all == null) {
            all = RelateNG.prepare(union(near));
        }
        return all;
    }

    /** The union of what is near, by kind, and a part of what is not. */
    private Geometry union(List<Integer> near) {
        List<List<Geometry>> kinds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int part : near) {
            kinds.get(parts.get(part).getDimension()).add(parts.get(part));
        }
        List<Geometry> union = new ArrayList<>();
        for (List<Geometry> kind : kinds) {
            if (!kind.isEmpty()) {
                union.add(kind.size() == 1 ? kind.get(0) : OverlayNGRobust.union(kind));
            }
        }
        boolean[] farther = new boolean[KINDS];
        for (int i = 0, next = 0; i < parts.size(); i++) {
            if (next < near.size() && near.get(next) == i) {
                next++;
            } else if (!farther[parts.get(i).getDimension()]) {
                farther[parts.get(i).getDimension()] = true;
                union.add(parts.get(i));
            }
        }
        return FACTORY.createGeometryCollection(union.toArray(new Geometry[0]));
    }
}
