package eo.caravan.processors.process.mask;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * Replaces the cells whose centre lies outside of polygons, or inside of them where asked for; an edge counts as inside. The
 * dimensions stay, and no data stays no data.
 *
 * <p>Errors: DimensionMissing without horizontal axes, ProcessParameterInvalid where there is no polygon, or something else.
 */
@OpenEoProcess("mask_polygon")
@AutoService(Process.class)
public final class MaskPolygon implements CubeProcess<MaskPolygon.Arguments> {
    /**
     * The parameters.
     *
     * @param mask a vector cube or GeoJSON
     * @param replacement number or truth value; {@code null} for no data
     * @param inside whether the cells inside of the polygons are replaced
     */
    public record Arguments(Cube data, Object mask, Object replacement, Boolean inside) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        if (!Numbers.fits(arguments.replacement)) {
            throw OpenEoException.invalid(
                    "mask_polygon", "replacement", "Cells hold numbers; '" + arguments.replacement + "' is none.");
        }
        Dimension.Geometries polygons = GeometryArgument.polygons(arguments.mask, "mask_polygon", "mask");
        return new GeometryMaskCube(
                arguments.data,
                Footprints.of(polygons, GeometryMaskCube.grid(arguments.data)),
                Boolean.TRUE.equals(arguments.inside),
                Numbers.cell(arguments.replacement));
    }
}
