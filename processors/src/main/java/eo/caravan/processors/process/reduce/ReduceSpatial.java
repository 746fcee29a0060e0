package eo.caravan.processors.process.reduce;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.accumulate.Aggregation;

/**
 * Collapses x and y: what a reducer makes of all cells of a slice takes its place. Both axes go, the other dimensions stay. The
 * values come block by block, row by row within a block; standard reducers keep none of them.
 *
 * <p>Errors: DimensionMissing without regular axes x and y; ProcessGraphInvalid where the reducer does not return one value;
 * while reading, ProcessGraphComplexity where another reducer would have to see too many values at once.
 */
@OpenEoProcess("reduce_spatial")
@AutoService(Process.class)
public final class ReduceSpatial implements CubeProcess<ReduceSpatial.Arguments> {
    /**
     * The parameters.
     *
     * @param reducer of {@code data}, an array without labels, and {@code context}
     */
    public record Arguments(Cube data, Callback reducer, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        HorizontalAxes axes = HorizontalAxes.of(data.shape(), "reduce_spatial");
        Aggregation aggregation = Aggregation.of(
                arguments.reducer, arguments.context, data.shape().encoding(), "reducer");
        return new ReduceSpatialCube(data, axes, aggregation, context.executor());
    }
}
