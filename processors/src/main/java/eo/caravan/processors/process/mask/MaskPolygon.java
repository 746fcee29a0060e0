package eo.caravan.processors.process.mask;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;

/**
 * Replaces the cells whose centre lies outside of polygons, or inside of them where asked for. The dimensions stay.
 *
 * <p>Errors: DimensionMissing without horizontal axes, ProcessParameterInvalid where the GeoJSON holds no polygon.
 */
@OpenEoProcess("mask_polygon")
@AutoService(Process.class)
public final class MaskPolygon implements CubeProcess<MaskPolygon.Arguments> {
    /**
     * The parameters.
     *
     * @param mask GeoJSON
     * @param replacement number or truth value; {@code null} for no data
     * @param inside whether the cells inside of the polygons are replaced
     */
    public record Arguments(Cube data, Object mask, Object replacement, Boolean inside) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        if (!(arguments.mask instanceof Map<?, ?> geoJson)) {
            throw OpenEoException.invalid("mask_polygon", "mask", "Give polygons as GeoJSON.");
        }
        if (!Numbers.fits(arguments.replacement)) {
            throw OpenEoException.invalid(
                    "mask_polygon", "replacement", "Cells hold numbers; '" + arguments.replacement + "' is none.");
        }
        return PolygonCube.of(
                arguments.data,
                Polygons.read(geoJson, "mask_polygon", "mask"),
                Boolean.TRUE.equals(arguments.inside),
                Numbers.cell(arguments.replacement));
    }
}
