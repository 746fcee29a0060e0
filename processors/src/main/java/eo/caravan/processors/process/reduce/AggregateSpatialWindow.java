package eo.caravan.processors.process.reduce;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.accumulate.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Divides x and y into windows that do not overlap; each becomes one cell, made by a reducer of all its cells, row by row. The
 * other dimensions stay. Where the last window is not full, it is filled up with no data or left out; a corner says at which sides
 * that is. Up and down, left and right are those of the coordinates.
 *
 * <p>Errors: DimensionMissing without regular axes x and y; ProcessGraphInvalid where the reducer does not return one value.
 */
@OpenEoProcess("aggregate_spatial_window")
@AutoService(Process.class)
public final class AggregateSpatialWindow implements CubeProcess<AggregateSpatialWindow.Arguments> {
    private static final int MOST_ROWS = 1024;

    /**
     * The parameters.
     *
     * @param reducer of {@code data}, an array without labels, and {@code context}
     * @param size of a window along x, then along y, in cells
     * @param boundary {@code pad} or {@code trim}
     * @param align the corner of the data that is the corner of a window, for example {@code upper-left}
     */
    public record Arguments(Cube data, Callback reducer, List<?> size, String boundary, String align, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        HorizontalAxes axes = HorizontalAxes.of(data.shape(), "aggregate_spatial_window");
        boolean pad = arguments.boundary.equals("pad");
        Dimension.Horizontal x = (Dimension.Horizontal) data.shape().dimension(axes.x());
        Dimension.Horizontal y = (Dimension.Horizontal) data.shape().dimension(axes.y());
        boolean left = arguments.align.endsWith("left");
        boolean upper = arguments.align.startsWith("upper");
        WindowAxis columns = WindowAxis.of(x, size(arguments.size, 0), pad, left == x.step() > 0);
        WindowAxis rows = WindowAxis.of(y, size(arguments.size, 1), pad, upper == y.step() < 0);
        long cells = (long) columns.size() * rows.size();
        if (cells > MOST_ROWS) {
            Aggregation aggregation = Aggregation.of(
                    arguments.reducer, arguments.context, data.shape().encoding(), "reducer");
            return new LargeWindowCube(data, axes, columns, rows, aggregation, context.executor());
        }
        CellResult reduced = compiled(arguments, (int) cells);
        return new WindowCube(data, axes, columns, rows, reduced.program(), reduced.encoding());
    }

    private static int size(List<?> sizes, int index) {
        return ((Double) sizes.get(index)).intValue();
    }

    private static CellResult compiled(Arguments arguments, int cells) {
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            inputs.add(new InputCells(i, arguments.data.shape().encoding()));
        }
        Operand result = arguments.reducer.compile(
                Map.of("data", new Operand.Elements(inputs, null), "context", new Operand.Constant(arguments.context)));
        return CellResult.of(result, cells, "reducer");
    }
}
