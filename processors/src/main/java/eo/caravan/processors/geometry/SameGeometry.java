package eo.caravan.processors.geometry;

import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/**
 * Compares geometries as labels: two are the same where they are equal as OGC Simple Features has it, so the order of vertices does
 * not matter; empty ones are all the same. Identifiers and properties do not count.
 */
public final class SameGeometry {
    private SameGeometry() {}

    /** Whether two geometries in the same reference system are the same. */
    public static boolean same(Geometry one, Geometry other) {
        return one.getEnvelopeInternal().equals(other.getEnvelopeInternal())
                && (one.isEmpty()
                        || one.equalsExact(other)
                        || RelateNG.relate(Mended.of(one), Mended.of(other), RelatePredicate.equalsTopo()));
    }

    /** Whether two dimensions have the same reference system, and the same geometries in the same order. */
    public static boolean same(Dimension.Geometries one, Dimension.Geometries other) {
        if (one.size() != other.size() || !CoordinateSystems.same(one.crs(), other.crs())) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.features().get(i).geometry(), other.features().get(i).geometry())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the geometries of one list stand in another, in time that grows with the number of both. The second of two that are the
     * same is found at the second place that is the same, and so on.
     *
     * @return for each of {@code sought} an index in {@code among}, or -1
     */
    public static int[] find(List<Feature> sought, List<Feature> among) {
        int[] found = new int[sought.size()];
        Arrays.fill(found, -1);
        Map<Envelope, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < among.size(); i++) {
            places.computeIfAbsent(among.get(i).geometry().getEnvelopeInternal(), unused -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < found.length; i++) {
            Geometry geometry = sought.get(i).geometry();
            Iterator<Integer> left = places.getOrDefault(geometry.getEnvelopeInternal(), new ArrayList<>())
                    .iterator();
            while (found[i] < 0 && left.hasNext()) {
                int place = left.next();
                if (same(geometry, among.get(place).geometry())) {
                    found[i] = place;
                    left.remove();
                }
            }
        }
        return found;
    }
}
