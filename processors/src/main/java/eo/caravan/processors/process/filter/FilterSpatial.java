package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.mask.GeometryMaskCube;
import eo.caravan.processors.projection.GridWindow;

/**
 * Keeps the rows and columns around geometries, and in these the cells that belong to a geometry: to a polygon those whose centre
 * lies in it or on its edge, to a line or point those that hold a point of it. The others become no data. May keep no row
 * and no column, where nothing lies within the data.
 *
 * <p>Errors: DimensionMissing without horizontal axes, ProcessParameterInvalid where there are no geometries.
 */
@OpenEoProcess("filter_spatial")
@AutoService(Process.class)
public final class FilterSpatial implements CubeProcess<FilterSpatial.Arguments> {
    /**
     * The parameters.
     *
     * @param geometries a vector cube or GeoJSON
     */
    public record Arguments(Cube data, Object geometries) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Dimension.Geometries geometries = GeometryArgument.read(arguments.geometries, "filter_spatial", "geometries");
        Grid grid = GeometryMaskCube.grid(arguments.data);
        Footprints footprints = Footprints.of(geometries, grid);
        GridWindow window = footprints.window().orElse(null);
        Cube masked = new GeometryMaskCube(arguments.data, footprints, false, Double.NaN);
        return FilterBbox.keep(masked, window);
    }
}
