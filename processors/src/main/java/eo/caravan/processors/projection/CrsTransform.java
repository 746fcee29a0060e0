package eo.caravan.processors.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.ProjectiveTransform;

/**
 * Leads coordinates from one system to another; x is east or longitude (degrees) in both. Immutable, for any number of
 * threads. Where the datum of a spelled-out system is unknown, longitude and latitude are taken over unchanged.
 */
public final class CrsTransform {
    private record Pair(Crs from, Crs to) {}

    private static final Cache<Pair, CrsTransform> KNOWN =
            Caffeine.newBuilder().maximumSize(1000).build();

    private final Crs from;
    private final Crs to;
    private final MathTransform math;
    private final boolean identity;

    private CrsTransform(Crs from, Crs to, MathTransform math, boolean identity) {
        this.from = from;
        this.to = to;
        this.math = math;
        this.identity = identity;
    }

    /**
     * The transform between two systems; made once, then remembered.
     *
     * @throws OpenEoException where a system is unknown or there is no way between the two
     */
    public static CrsTransform between(Crs from, Crs to) {
        return KNOWN.get(new Pair(from, to), CrsTransform::make);
    }

    private static CrsTransform make(Pair pair) {
        ReferenceSystem source = ReferenceSystem.of(pair.from);
        ReferenceSystem target = ReferenceSystem.of(pair.to);
        boolean identity = CoordinateSystems.same(pair.from, pair.to);
        try {
            return new CrsTransform(pair.from, pair.to, math(source, target), identity);
        } catch (FactoryException e) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_PARAMETER_INVALID,
                    "There is no way from '" + pair.from.definition() + "' to '" + pair.to.definition() + "'.",
                    e);
        }
    }

    private static MathTransform math(ReferenceSystem source, ReferenceSystem target) throws FactoryException {
        MathTransform math = unstretched(source, target);
        MathTransform before =
                ProjectiveTransform.create(AffineTransform.getScaleInstance(1 / source.stretch(), source.stretch()));
        MathTransform after =
                ProjectiveTransform.create(AffineTransform.getScaleInstance(target.stretch(), 1 / target.stretch()));
        return ConcatenatedTransform.create(ConcatenatedTransform.create(before, math), after);
    }

    private static MathTransform unstretched(ReferenceSystem source, ReferenceSystem target) throws FactoryException {
        if (!source.ballpark() && !target.ballpark()) {
            return CRS.findMathTransform(source.crs(), target.crs(), true);
        }
        MathTransform down = CRS.findMathTransform(
                source.crs(), source.ballpark() ? source.base() : DefaultGeographicCRS.WGS84, true);
        MathTransform up = CRS.findMathTransform(
                target.ballpark() ? target.base() : DefaultGeographicCRS.WGS84, target.crs(), true);
        return ConcatenatedTransform.create(down, up);
    }

    public Crs from() {
        return from;
    }

    public Crs to() {
        return to;
    }

    /** Whether both systems are the same, so that coordinates stay exactly as they are. */
    public boolean identity() {
        return identity;
    }

    /**
     * Transforms points in place.
     *
     * @param xy x and y of each point in turn; a point that has no place in the target becomes NaN, NaN
     * @param points how many, from the beginning of the array
     */
    public void apply(double[] xy, int points) {
        if (identity || points == 0) {
            return;
        }
        double[] before = Arrays.copyOf(xy, 2 * points);
        try {
            math.transform(before, 0, xy, 0, points);
        } catch (TransformException e) {
            onebyone(before, xy, points);
        }
        for (int i = 0; i < 2 * points; i += 2) {
            if (!Double.isFinite(xy[i]) || !Double.isFinite(xy[i + 1])) {
                xy[i] = Double.NaN;
                xy[i + 1] = Double.NaN;
            }
        }
    }

    private void onebyone(double[] source, double[] target, int points) {
        for (int i = 0; i < points; i++) {
            try {
                math.transform(source, 2 * i, target, 2 * i, 1);
            } catch (TransformException e) {
                target[2 * i] = Double.NaN;
                target[2 * i + 1] = Double.NaN;
            }
        }
    }

    /** One point as {x, y}; NaN where it has no place in the target. */
    public double[] point(double x, double y) {
        double[] xy = {x, y};
        apply(xy, 1);
        return xy;
    }

    /**
     * The smallest rectangle in the target that encloses an extent of the source, found along its densified edges and over
     * the poles. In a geographic target it may cross the antimeridian (west &gt; east).
     *
     * @throws OpenEoException where no part of the extent has a place in the target
     */
    public Extent bound(Extent extent) {
        return identity ? extent : new ExtentBound(this, extent).find();
    }
}
