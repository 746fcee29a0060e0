package eo.caravan.processors.process.resample;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.sampling.ResampleMethod;
import java.util.List;
import java.util.Locale;

/**
 * Brings a cube to another resolution, another reference system, or both. Within one system the new grid covers the extent of the
 * data in whole cells, as many as come closest to its size, beginning at the corner chosen. In a new system the lines
 * between cells are multiples of the resolution, the extent lies within whole cells, and so does every corner of it. Without a resolution, cells in the new system are squares such that the diagonal of the extent crosses as many as
 * before, and the corner chosen counts again.
 *
 * <p>Errors: ProcessParameterInvalid where neither resolution nor projection is given, or the grid would be absurd.
 */
@OpenEoProcess("resample_spatial")
@AutoService(Process.class)
public final class ResampleSpatial implements CubeProcess<ResampleSpatial.Arguments> {
    private static final double LARGEST = 10_000_000;

    /**
     * The parameters.
     *
     * @param resolution one number or a list of two, in units of the target's system; 0 to keep it
     * @param projection EPSG code or WKT; {@code null} to keep it
     * @param method one of {@link ResampleMethod}, in lower case
     * @param align the corner of the extent that the grid begins at
     */
    public record Arguments(Cube data, Object resolution, Object projection, String method, String align) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        ResampleMethod method = ResampleMethod.parse(arguments.method, "resample_spatial");
        Grid grid = arguments
                .data
                .shape()
                .grid()
                .orElseThrow(() -> new OpenEoException(
                        ProcessErrorCode.DIMENSION_MISSING,
                        "resample_spatial needs regular axes x and y. The dimensions are: "
                                + String.join(", ", arguments.data.shape().names()) + "."));
        double[] resolution = resolution(arguments.resolution);
        Crs crs = arguments.projection == null ? grid.crs() : projection(arguments.projection);
        if (arguments.projection == null && resolution[0] == 0 && resolution[1] == 0) {
            throw OpenEoException.invalid(
                    "resample_spatial", "resolution", "Give a resolution, a projection, or both; neither is given.");
        }
        Grid target = grid(grid, crs, resolution, arguments.align);
        return target.equals(grid) ? arguments.data : ResampledCube.of(arguments.data, target, method);
    }

    private static Crs projection(Object given) {
        try {
            return Extents.crs(given);
        } catch (OpenEoException unknown) {
            throw unknown.argument("projection");
        }
    }

    private static double[] resolution(Object given) {
        double[] resolution = new double[2];
        if (given instanceof Number both) {
            resolution[0] = both.doubleValue();
            resolution[1] = both.doubleValue();
        } else if (given instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof Number x
                && pair.get(1) instanceof Number y) {
            resolution[0] = x.doubleValue();
            resolution[1] = y.doubleValue();
        } else if (given != null) {
            throw OpenEoException.invalid(
                    "resample_spatial", "resolution", "Give a number or two, not '" + given + "'.");
        }
        if (!(resolution[0] >= 0 && resolution[1] >= 0)) {
            throw OpenEoException.invalid("resample_spatial", "resolution", "A resolution is not negative.");
        }
        return resolution;
    }

    private static Grid grid(Grid source, Crs crs, double[] resolution, String align) {
        boolean same = CoordinateSystems.same(source.crs(), crs);
        Extent extent =
                same ? source.extent() : CrsTransform.between(source.crs(), crs).bound(source.extent());
        double east = extent.crossesAntimeridian() ? extent.east() + 360 : extent.east();
        double width = east - extent.west();
        double height = extent.north() - extent.south();
        double square = Math.hypot(width, height) / Math.hypot(source.width(), source.height());
        double stepX = resolution[0] > 0 ? resolution[0] : same ? Math.abs(source.stepX()) : square;
        double stepY = resolution[1] > 0 ? resolution[1] : same ? Math.abs(source.stepY()) : square;
        CellRange columns = same || resolution[0] == 0
                ? CellRange.closest(extent.west(), east, stepX, align.endsWith("left"))
                : CellRange.columns(extent.west(), east, stepX, crs);
        CellRange rows = same || resolution[1] == 0
                ? CellRange.closest(extent.south(), extent.north(), stepY, align.startsWith("lower"))
                : CellRange.rows(extent.south(), extent.north(), stepY, crs);
        check(columns.cells(), rows.cells(), crs);
        return new Grid(crs, columns.low(), rows.high(), stepX, -stepY, (int) columns.cells(), (int) rows.cells());
    }

    private static void check(double columns, double rows, Crs crs) {
        if (!(columns <= LARGEST && rows <= LARGEST)) {
            throw OpenEoException.invalid(
                    "resample_spatial",
                    "resolution",
                    String.format(
                            Locale.ROOT,
                            "It would make %.0f columns and %.0f rows. It counts in units of %s: in degrees, 10 m are about"
                                    + " 0.0001.",
                            columns,
                            rows,
                            crs.definition()));
        }
    }
}
