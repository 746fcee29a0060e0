package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.geometry.Antimeridian;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.Mended;
import eo.caravan.processors.geometry.Reprojection;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;

/**
 * Keeps the geometries that stand in a relation of OGC Simple Features to the union of other geometries: {@code within} keeps those
 * within the union, {@code contains} those that contain all of it. Empty ones are never kept. Other geometries in another reference
 * system are reprojected into that of the data, vertex by vertex. Longitudes beyond 180 mean the other side of the antimeridian. Polygons that cross themselves count for the area that they
 * enclose.
 *
 * <p>Errors: ProcessParameterInvalid where a cube has no geometries, or a vertex no place in the system of the data.
 */
@OpenEoProcess("filter_vector")
@AutoService(Process.class)
public final class FilterVector implements CubeProcess<FilterVector.Arguments> {
    private static final String PROCESS = "filter_vector";

    /**
     * The parameters.
     *
     * @param geometries a vector cube
     * @param relation intersects, disjoint, equals, touches, crosses, overlaps, contains or within
     */
    public record Arguments(Cube data, Cube geometries, String relation) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        VectorCube data = VectorCube.of(arguments.data, PROCESS, "data");
        Dimension.Geometries others = GeometryArgument.read(arguments.geometries, PROCESS, "geometries");
        boolean degrees = CoordinateSystems.isGeographic(data.geometries().crs());
        UnaryOperator<Geometry> shape = degrees ? Antimeridian::wrapped : UnaryOperator.identity();
        BaseGeometries base = base(Reprojection.to(others, data.geometries().crs(), PROCESS, "geometries"), shape);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < data.geometries().size(); i++) {
            CancelledException.ifInterrupted();
            Geometry geometry =
                    Mended.of(shape.apply(data.geometries().features().get(i).geometry()));
            if (!geometry.isEmpty() && base.related(geometry, arguments.relation)) {
                kept.add(i);
            }
        }
        return PickedCube.of(
                arguments.data,
                data.position(),
                kept.stream().mapToInt(Integer::intValue).toArray());
    }

    private static BaseGeometries base(Dimension.Geometries geometries, UnaryOperator<Geometry> shape) {
        List<Geometry> parts = new ArrayList<>();
        for (Feature feature : geometries.features()) {
            Geometry mended = Mended.of(shape.apply(feature.geometry()));
            for (int i = 0; i < mended.getNumGeometries(); i++) {
                if (!mended.getGeometryN(i).isEmpty()) {
                    parts.add(mended.getGeometryN(i));
                }
            }
        }
        return new BaseGeometries(parts);
    }
}
