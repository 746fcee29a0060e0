package eo.caravan.processors.geometry;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** The geometries that an argument of a process brings: a vector cube, or GeoJSON. */
public final class GeometryArgument {
    private GeometryArgument() {}

    /**
     * The geometries of an argument, in their order, empty ones too.
     *
     * @param value a cube with one dimension of geometries, or GeoJSON as an object
     * @throws OpenEoException ProcessParameterInvalid where it is neither
     */
    public static Dimension.Geometries read(Object value, String process, String parameter) {
        if (value instanceof Cube cube) {
            Shape shape = cube.shape();
            return (Dimension.Geometries) shape.dimension(only(shape, process, parameter));
        }
        if (value instanceof Map<?, ?> json) {
            return GeoJson.read(json, process, parameter);
        }
        throw OpenEoException.invalid(process, parameter, "Give geometries as a vector data cube or as GeoJSON.");
    }

    /**
     * The position of the only dimension of geometries.
     *
     * @throws OpenEoException ProcessParameterInvalid where there is none, or more than one
     */
    public static int only(Shape shape, String process, String parameter) {
        List<Integer> found = shape.ofType(DimensionType.GEOMETRY).stream()
                .filter(index -> shape.dimension(index) instanceof Dimension.Geometries)
                .toList();
        if (found.size() != 1) {
            throw OpenEoException.invalid(
                    process,
                    parameter,
                    "A vector data cube with one dimension of geometries is needed; the dimensions of this one are: "
                            + String.join(", ", shape.names()) + ".");
        }
        return found.get(0);
    }

    /**
     * The polygons of an argument; empty geometries are among them.
     *
     * @throws OpenEoException ProcessParameterInvalid where there is something else, or nothing but empty geometries
     */
    public static Dimension.Geometries polygons(Object value, String process, String parameter) {
        Dimension.Geometries geometries = read(value, process, parameter);
        boolean any = false;
        for (Feature feature : geometries.features()) {
            Geometry geometry = feature.geometry();
            if (!geometry.isEmpty() && !(geometry instanceof Polygonal)) {
                throw OpenEoException.invalid(
                        process,
                        parameter,
                        "Only polygons have an area; there is a " + geometry.getGeometryType() + ".");
            }
            any |= !geometry.isEmpty();
        }
        if (!any) {
            throw OpenEoException.invalid(process, parameter, "There is no polygon.");
        }
        return geometries;
    }
}
