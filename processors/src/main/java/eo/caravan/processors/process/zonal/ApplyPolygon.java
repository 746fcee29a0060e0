package eo.caravan.processors.process.zonal;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.mask.GeometryMaskCube;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Computes the cells of each polygon anew, from the smallest rectangle of whole cells around it in which all cells that do not belong
 * to it are masked. Cells of no polygon stay as they are; so do the dimensions and labels.
 *
 * <p>Errors: DimensionMissing without horizontal axes, GeometriesOverlap where a cell belongs to several polygons,
 * ProcessParameterInvalid where there is no polygon, or something else; ProcessGraphInvalid where the callback does not return a
 * cube with the same dimensions.
 */
@OpenEoProcess("apply_polygon")
@AutoService(Process.class)
public final class ApplyPolygon implements CubeProcess<ApplyPolygon.Arguments> {
    /**
     * The parameters.
     *
     * @param geometries a vector cube
     * @param process of {@code data}, a cube, and {@code context}
     * @param maskValue number or truth value; {@code null} for no data
     */
    public record Arguments(Cube data, Object geometries, Callback process, Object maskValue, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Dimension.Geometries polygons = GeometryArgument.polygons(arguments.geometries, "apply_polygon", "geometries");
        Footprints footprints = Footprints.of(polygons, GeometryMaskCube.grid(arguments.data));
        if (!Numbers.fits(arguments.maskValue)) {
            throw OpenEoException.invalid(
                    "apply_polygon", "mask_value", "Cells hold numbers; '" + arguments.maskValue + "' is none.");
        }
        footprints.overlap().ifPresent(both -> {
            throw new OpenEoException(
                    ProcessErrorCode.GEOMETRIES_OVERLAP,
                    "The polygons " + (both[0] + 1) + " and " + (both[1] + 1) + " of " + polygons.size()
                            + " share cells, which would be computed twice. Make them disjoint.");
        });
        return new PolygonsCube(arguments.data, footprints, Numbers.cell(arguments.maskValue), callback(arguments));
    }

    private static UnaryOperator<Cube> callback(Arguments arguments) {
        return part -> {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("data", part);
            parameters.put("context", arguments.context);
            return PolygonsCube.like(part.shape(), arguments.process.evaluate(parameters));
        };
    }
}
