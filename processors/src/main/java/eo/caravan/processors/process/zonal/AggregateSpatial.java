package eo.caravan.processors.process.zonal;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.accumulate.Aggregation;
import eo.caravan.processors.process.mask.GeometryMaskCube;

/**
 * Reduces the cells of each geometry to a value, for every label of the other dimensions. Those stay; a dimension with the geometries
 * as they were given takes the place of the first horizontal axis, the other axis goes. Cells without data are given to the reducer,
 * too. An empty geometry and one beyond the data have no data; one that holds no cell's centre has what the reducer makes of
 * an empty array.
 *
 * <p>Errors: DimensionMissing without horizontal axes, TargetDimensionExists, ProcessParameterInvalid where there are no
 * geometries; ProcessGraphInvalid where the reducer does not return one value.
 */
@OpenEoProcess("aggregate_spatial")
@AutoService(Process.class)
public final class AggregateSpatial implements CubeProcess<AggregateSpatial.Arguments> {
    /**
     * The parameters.
     *
     * @param geometries a vector cube or GeoJSON
     * @param reducer of {@code data}, an array without labels, and {@code context}
     * @param targetDimension of {@code value}, {@code total_count} and {@code valid_count}; {@code null} for the value alone
     */
    public record Arguments(Cube data, Object geometries, Callback reducer, String targetDimension, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        Dimension.Geometries geometries =
                GeometryArgument.read(arguments.geometries, "aggregate_spatial", "geometries");
        Footprints footprints = Footprints.of(geometries, GeometryMaskCube.grid(arguments.data));
        String target = arguments.targetDimension;
        if (target != null && (shape.find(target) >= 0 || target.equals(geometries.name()))) {
            throw new OpenEoException(
                    ProcessErrorCode.TARGET_DIMENSION_EXISTS,
                    "There is a dimension '" + target + "' already; choose another name.");
        }
        if (shape.find(geometries.name()) >= 0
                && !(shape.dimension(shape.find(geometries.name())) instanceof Dimension.Horizontal)) {
            throw OpenEoException.invalid(
                    "aggregate_spatial",
                    "geometries",
                    "Data and geometries both have a dimension '" + geometries.name()
                            + "'. Rename one of them with rename_dimension.");
        }
        Aggregation aggregation = Aggregation.of(arguments.reducer, arguments.context, shape.encoding(), "reducer");
        return new ZonalCube(arguments.data, geometries, footprints, aggregation, target, context.executor());
    }
}
