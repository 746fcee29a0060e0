package eo.caravan.processors.process.merge;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.resample.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins two cubes. Along every dimension the result has the labels of both: times and coordinates in order, bands and others of
 * the second after those of the first. Cells that neither has are no data; cells that both have are resolved by the callback. A
 * cube that lacks dimensions of the other counts for all their labels. A second cube off the grid of the first is aligned
 * to it by nearest neighbour. Geometries are compared as OGC Simple Features has it, those of the second come after those of the first.
 *
 * <p>Errors: OverlapResolverMissing; IncompatibleDataCubes where each has a dimension that the other lacks, types or
 * the reference systems of geometries differ, or a vector meets a raster cube; IncompatibleGeometryTypes.
 */
@OpenEoProcess("merge_cubes")
@AutoService(Process.class)
public final class MergeCubes implements CubeProcess<MergeCubes.Arguments> {
    /**
     * The parameters.
     *
     * @param overlapResolver of {@code x}, {@code y} and {@code context}; may be {@code null}
     */
    public record Arguments(Cube cube1, Cube cube2, Callback overlapResolver, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube first = arguments.cube1;
        Cube second = onLattice(arguments.cube2, first.shape());
        List<JoinedDimension> joined = join(first.shape(), second.shape());
        List<Dimension> dimensions =
                joined.stream().map(JoinedDimension::dimension).toList();
        Encoding both = first.shape().encoding().join(second.shape().encoding());
        if (!joined.stream().allMatch(JoinedDimension::overlaps)) {
            return new MergedCube(first, second, joined, null, new Shape(dimensions, encoding(both, joined)));
        }
        if (arguments.overlapResolver == null) {
            throw new OpenEoException(ProcessErrorCode.OVERLAP_RESOLVER_MISSING, Map.of());
        }
        CellResult resolver = resolver(arguments, first.shape(), second.shape());
        Encoding encoding = holes(joined) == 0 ? resolver.encoding() : encoding(both.join(resolver.encoding()), joined);
        return new MergedCube(
                first, second, joined, resolver.program(), new Shape(dimensions, encoding).computed(encoding));
    }

    /** Two cubes that share no cell, for example because their bands differ. */
    public static Cube concatenate(Cube first, Cube second) {
        List<JoinedDimension> joined = join(first.shape(), second.shape());
        Encoding both = first.shape().encoding().join(second.shape().encoding());
        List<Dimension> dimensions =
                joined.stream().map(JoinedDimension::dimension).toList();
        return new MergedCube(first, second, joined, null, new Shape(dimensions, encoding(both, joined)));
    }

    private static CellResult resolver(Arguments arguments, Shape first, Shape second) {
        Operand result = arguments.overlapResolver.compile(Map.of(
                "x", new InputCells(0, first.encoding()),
                "y", new InputCells(1, second.encoding()),
                "context", new Operand.Constant(arguments.context)));
        return CellResult.of(result, 2, "overlap_resolver");
    }

    private static Cube onLattice(Cube second, Shape first) {
        Optional<Grid> one = first.grid();
        Optional<Grid> other = second.shape().grid();
        boolean fits = one.isEmpty() || other.isEmpty() || Alignment.sameLattice(one.get(), other.get());
        return fits ? second : Alignment.align(second, first);
    }

    private static List<JoinedDimension> join(Shape first, Shape second) {
        if (vectorAndRaster(first, second) || vectorAndRaster(second, first)) {
            throw incompatible(
                    "A vector cube and a raster cube cannot be merged. Bring the raster to the geometries with"
                            + " aggregate_spatial first.");
        }
        boolean firstHasAll = first.names().containsAll(second.names());
        if (!firstHasAll && !second.names().containsAll(first.names())) {
            throw incompatible("The first cube has the dimensions " + String.join(", ", first.names())
                    + ", the second " + String.join(", ", second.names())
                    + ". Add, drop or rename dimensions until one has all of the other's.");
        }
        Shape larger = firstHasAll ? first : second;
        List<JoinedDimension> joined = new ArrayList<>();
        for (String name : larger.names()) {
            int one = first.find(name);
            int other = second.find(name);
            if (one < 0 || other < 0) {
                joined.add(JoinedDimension.alone(larger.dimension(larger.index(name)), other < 0));
            } else {
                joined.add(join(first.dimension(one), second.dimension(other)));
            }
        }
        return joined;
    }

    private static boolean vectorAndRaster(Shape one, Shape other) {
        return !one.ofType(DimensionType.GEOMETRY).isEmpty() && other.grid().isPresent();
    }

    private static JoinedDimension join(Dimension one, Dimension other) {
        boolean alike = one.type() == other.type()
                && one instanceof Dimension.Horizontal == other instanceof Dimension.Horizontal;
        if (one instanceof Dimension.Geometries g && other instanceof Dimension.Geometries o) {
            return JoinedGeometries.of(g, o);
        }
        if (!alike) {
            throw incompatible("The dimension '" + one.name() + "' is of another type in the second cube.");
        }
        if (one instanceof Dimension.Horizontal h
                && other instanceof Dimension.Horizontal o
                && !Alignment.onLattice(h, o)) {
            throw incompatible(
                    "The cells along '" + one.name()
                            + "' lie elsewhere in the second cube, and one of the cubes lacks the other axis that resampling needs.");
        }
        return JoinedDimension.of(one, other);
    }

    /** How many dimensions have labels that only one of the cubes has; with two of them there are cells that neither has. */
    private static long holes(List<JoinedDimension> joined) {
        return joined.stream().filter(dimension -> !everywhere(dimension)).count();
    }

    private static boolean everywhere(JoinedDimension dimension) {
        for (int i = 0; i < dimension.dimension().size(); i++) {
            boolean inFirst = dimension.first() == null || dimension.first()[i] >= 0;
            boolean inSecond = dimension.second() == null || dimension.second()[i] >= 0;
            if (!inFirst || !inSecond) {
                return false;
            }
        }
        return true;
    }

    private static Encoding encoding(Encoding encoding, List<JoinedDimension> joined) {
        return holes(joined) > 1 ? encoding.withNodata() : encoding;
    }

    private static OpenEoException incompatible(String message) {
        return new OpenEoException(ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, message);
    }
}
