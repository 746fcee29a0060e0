package eo.caravan.processors.process.zonal;

import eo.caravan.processors.geometry.raster.Spans;
import java.util.ArrayList;
import java.util.List;

/** Geometries of a block that are read together, and the rectangle that holds all their cells in it. */
final class Cluster {
    /** A further read costs about as much as so many cells. */
    private static final long READ_COST = 4096;

    private final List<Integer> members = new ArrayList<>();
    private int left;
    private int top;
    private int right;
    private int bottom;

    private Cluster(int member, Spans spans) {
        members.add(member);
        top = spans.rows()[0];
        bottom = spans.rows()[spans.count() - 1] + 1;
        left = Integer.MAX_VALUE;
        for (int i = 0; i < spans.count(); i++) {
            left = Math.min(left, spans.from()[i]);
            right = Math.max(right, spans.to()[i]);
        }
    }

    /**
     * Puts geometries together where reading them together costs less. Every geometry is in exactly one cluster.
     *
     * @param spans of each geometry, none empty
     */
    static List<Cluster> of(List<Spans> spans) {
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Cluster next = new Cluster(i, spans.get(i));
            for (int k = clusters.size() - 1; k >= 0; k--) {
                if (next.worthJoining(clusters.get(k))) {
                    next.join(clusters.remove(k));
                    k = clusters.size();
                }
            }
            clusters.add(next);
        }
        return clusters;
    }

    private boolean worthJoining(Cluster other) {
        long joined = (long) (Math.max(right, other.right) - Math.min(left, other.left))
                * (Math.max(bottom, other.bottom) - Math.min(top, other.top));
        return joined <= cells() + other.cells() + READ_COST;
    }

    private void join(Cluster other) {
        members.addAll(other.members);
        left = Math.min(left, other.left);
        top = Math.min(top, other.top);
        right = Math.max(right, other.right);
        bottom = Math.max(bottom, other.bottom);
    }

    private long cells() {
        return (long) (right - left) * (bottom - top);
    }

    List<Integer> members() {
        return members;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int right() {
        return right;
    }

    int bottom() {
        return bottom;
    }
}
