package eo.caravan.processors.process.mask;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.filter.FilterBbox;
import java.util.Map;

/**
 * Keeps the rows and columns around polygons, and in these the cells whose centre lies in a polygon; the others become no data.
 *
 * <p>Errors: DimensionMissing without horizontal axes, ProcessParameterInvalid where the GeoJSON holds no polygon.
 */
@OpenEoProcess("filter_spatial")
@AutoService(Process.class)
public final class FilterSpatial implements CubeProcess<FilterSpatial.Arguments> {
    /**
     * The parameters.
     *
     * @param geometries GeoJSON polygons
     */
    public record Arguments(Cube data, Object geometries) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        if (!(arguments.geometries instanceof Map<?, ?> geoJson)) {
            throw OpenEoException.invalid("filter_spatial", "geometries", "Give polygons as GeoJSON.");
        }
        Polygons polygons = Polygons.read(geoJson, "filter_spatial", "geometries");
        return PolygonCube.inside(FilterBbox.keep(arguments.data, polygons.extent()), polygons);
    }
}
