package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.projection.GridWindow;

/**
 * Keeps the rows and columns of cells whose centre lies in a rectangle, its edges included; may keep none. A rectangle in
 * another CRS is replaced by the smallest one around it in the CRS of the data. Longitudes count that differ by whole turns: of a
 * grid around the globe, a rectangle over its seam keeps the columns on both sides, which run on beyond 180. Of a vector cube, keeps the geometries that are within
 * the rectangle as OGC Simple Features has it: a point on its edge is not, empty ones never are.
 *
 * <p>Errors: DimensionMissing without a horizontal axis x and y, and without geometries.
 */
@OpenEoProcess("filter_bbox")
@AutoService(Process.class)
public final class FilterBbox implements CubeProcess<FilterBbox.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, Extent extent) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        return GeometriesWithin.has(arguments.data)
                ? GeometriesWithin.keep(arguments.data, arguments.extent)
                : keep(arguments.data, arguments.extent);
    }

    /** The rows and columns of a cube whose centres lie in an extent. */
    public static Cube keep(Cube data, Extent extent) {
        Shape shape = data.shape();
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        if (x < 0 || y < 0) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_MISSING,
                    "Filtering by space needs regular axes x and y. The dimensions are: "
                            + String.join(", ", shape.names()) + ".");
        }
        return keep(data, GridWindow.around(shape.grid().orElseThrow(), extent).orElse(null));
    }

    /** The rows and columns of a window of a cube with regular axes; none of them without a window. */
    static Cube keep(Cube data, GridWindow window) {
        int x = data.shape().axis(Dimension.Axis.X);
        int y = data.shape().axis(Dimension.Axis.Y);
        if (window == null) {
            return PickedCube.range(PickedCube.range(data, x, 0, 0), y, 0, 0);
        }
        boolean around =
                window.column() + window.width() > data.shape().dimension(x).size();
        Cube columns = around
                ? new RolledCube(data, x, window.column(), window.width())
                : PickedCube.range(data, x, window.column(), window.width());
        return PickedCube.range(columns, y, window.row(), window.height());
    }
}
