package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.SameGeometry;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.sampling.ResampleMethod;
import java.time.Instant;
import java.util.Optional;

/** Whether cubes lie on the same grid, to a thousandth of a cell. */
public final class Alignment {
    private static final double TOLERANCE = 1e-3;

    private Alignment() {}

    /** A cube on the horizontal grid of {@code target}, by nearest neighbour; the cube itself where it lies on it. */
    public static Cube align(Cube cube, Shape target) {
        Optional<Grid> own = cube.shape().grid();
        Optional<Grid> wished = target.grid();
        if (own.isEmpty() || wished.isEmpty() || same(own.get(), wished.get())) {
            return cube;
        }
        return ResampledCube.of(cube, wished.get(), ResampleMethod.NEAR);
    }

    public static boolean same(Grid one, Grid other) {
        return sameLattice(one, other)
                && one.width() == other.width()
                && one.height() == other.height()
                && close(one.originX(), other.originX(), one.stepX())
                && close(one.originY(), other.originY(), one.stepY());
    }

    /** Whether the cells of both are cells of one endless grid. */
    public static boolean sameLattice(Grid one, Grid other) {
        return CoordinateSystems.same(one.crs(), other.crs())
                && sameLattice(one.x("x"), other.x("x"))
                && sameLattice(one.y("y"), other.y("y"));
    }

    /** Whether the cells of both axes are cells of one endless axis. */
    public static boolean onLattice(Dimension.Horizontal one, Dimension.Horizontal other) {
        return one.axis() == other.axis() && CoordinateSystems.same(one.crs(), other.crs()) && sameLattice(one, other);
    }

    private static boolean sameLattice(Dimension.Horizontal one, Dimension.Horizontal other) {
        double drift = Math.abs(one.step() - other.step()) * Math.max(one.size(), other.size());
        double distance = (other.origin() - one.origin()) / one.step();
        return drift <= TOLERANCE * Math.abs(one.step()) && Math.abs(distance - Math.rint(distance)) <= TOLERANCE;
    }

    private static boolean close(double a, double b, double step) {
        return Math.abs(a - b) <= TOLERANCE * Math.abs(step);
    }

    /** Whether two dimensions have the same labels in the same order; times are compared as instants. */
    public static boolean sameLabels(Dimension one, Dimension other) {
        if (one.size() != other.size()) {
            return false;
        }
        if (one instanceof Dimension.Horizontal h && other instanceof Dimension.Horizontal o) {
            return onLattice(h, o) && close(h.origin(), o.origin(), h.step());
        }
        if (one instanceof Dimension.Geometries g && other instanceof Dimension.Geometries o) {
            return SameGeometry.same(g, o);
        }
        for (int i = 0; i < one.size(); i++) {
            if (!sameLabel(one.label(i), other.label(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two labels mean the same. */
    public static boolean sameLabel(Object one, Object other) {
        if (one.equals(other)) {
            return true;
        }
        if (one instanceof Number a && other instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        Optional<Instant> instant = one instanceof String text ? Instants.parse(text) : Optional.empty();
        return instant.isPresent() && other instanceof String text && instant.equals(Instants.parse(text));
    }
}
