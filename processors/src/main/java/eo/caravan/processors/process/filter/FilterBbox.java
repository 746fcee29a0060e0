package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * Keeps the rows and columns of cells whose centre lies in a rectangle, its edges included; may keep none. A rectangle in
 * another CRS is replaced by the smallest one around it in the CRS of the data.
 *
 * <p>Errors: DimensionMissing without a horizontal axis x and y.
 */
@OpenEoProcess("filter_bbox")
@AutoService(Process.class)
public final class FilterBbox implements CubeProcess<FilterBbox.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, Extent extent) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        Shape shape = data.shape();
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        if (x < 0 || y < 0) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_MISSING,
                    "filter_bbox needs regular axes x and y. The dimensions are: " + String.join(", ", shape.names())
                            + ".");
        }
        Dimension.Horizontal columns = (Dimension.Horizontal) shape.dimension(x);
        Dimension.Horizontal rows = (Dimension.Horizontal) shape.dimension(y);
        Extent extent = inCrs(arguments.extent, columns.crs());
        Cube narrowed = keep(data, x, columns, extent.west(), extent.east());
        return keep(narrowed, y, rows, extent.south(), extent.north());
    }

    private static Extent inCrs(Extent extent, Crs crs) {
        if (extent.crs().equals(crs)) {
            return extent;
        }
        throw OpenEoException.invalid("filter_bbox", "extent", "Give the extent in " + crs.definition() + ".");
    }

    private static Cube keep(Cube cube, int position, Dimension.Horizontal axis, double low, double high) {
        int first = 0;
        while (first < axis.size() && !within(axis.centre(first), low, high)) {
            first++;
        }
        int last = first;
        while (last < axis.size() && within(axis.centre(last), low, high)) {
            last++;
        }
        return PickedCube.range(cube, position, first == last ? 0 : first, last - first);
    }

    private static boolean within(double centre, double low, double high) {
        return centre >= low && centre <= high;
    }
}
