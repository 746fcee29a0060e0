package eo.caravan.processors.process.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.GeometryExtent;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.filter.TemporalInterval;
import eo.caravan.processors.process.mask.GeometryMaskCube;
import eo.caravan.processors.source.LoadRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A lazy cube of t, bands, y, x over a collection, limited to what is asked for. Values are as stored: scale and offset are not
 * applied. Cells whose centre lies outside of given polygons are no data.
 *
 * <p>Errors: CollectionNotFound, NoDataAvailable, TemporalExtentEmpty, ProcessParameterInvalid.
 */
@OpenEoProcess("load_collection")
@AutoService(Process.class)
public final class LoadCollection implements CubeProcess<LoadCollection.Arguments> {
    /**
     * The parameters.
     *
     * @param spatialExtent a bounding box, or polygons as GeoJSON or vector cube; {@code null} for all
     * @param temporalExtent start and end; {@code null} for all
     * @param bands names or common names; {@code null} for all
     * @param properties conditions on {@code value} by the name of a property of the items
     */
    public record Arguments(
            String id,
            Object spatialExtent,
            List<Object> temporalExtent,
            List<Object> bands,
            Map<String, Object> properties) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Problems problems = new Problems();
        Optional<Dimension.Geometries> polygons = problems.attempt(() -> polygons(arguments.spatialExtent));
        LoadRequest request = new LoadRequest(
                arguments.id,
                polygons.map(GeometryExtent::of).or(() -> problems.attempt(() -> box(arguments.spatialExtent))),
                problems.attempt(() -> times(arguments.temporalExtent)).orElse(null),
                arguments.bands == null
                        ? null
                        : arguments.bands.stream().map(String::valueOf).toList(),
                problems.attempt(() -> items(arguments.properties)).orElse(item -> true),
                context.view());
        Optional<Cube> cube = problems.attempt(() -> open(request, context));
        problems.throwIfAny();
        return polygons.isEmpty() ? cube.orElseThrow() : GeometryMaskCube.inside(cube.orElseThrow(), polygons.get());
    }

    /** What is not known, or wrong, limits nothing: the rest is looked at as if it were left out. */
    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.id != null) {
            problems.attempt(() -> apply(known, context));
        }
    }

    private static Cube open(LoadRequest request, ProcessContext context) {
        try {
            return context.collections().open(request);
        } catch (OpenEoException refused) {
            throw refused.code() == ApiErrorCode.COLLECTION_NOT_FOUND ? refused.argument("id") : refused;
        }
    }

    private static List<String> times(List<Object> extent) {
        return extent == null
                ? null
                : TemporalInterval.read(extent, "load_collection", "temporal_extent")
                        .texts();
    }

    private static Dimension.Geometries polygons(Object extent) {
        return geometries(extent) ? GeometryArgument.polygons(extent, "load_collection", "spatial_extent") : null;
    }

    private static boolean geometries(Object extent) {
        return extent instanceof Cube || extent instanceof Map<?, ?> map && map.get("type") instanceof String;
    }

    private static Extent box(Object extent) {
        if (extent == null || geometries(extent)) {
            return null;
        }
        if (extent instanceof Map<?, ?> map) {
            try {
                return Extents.boundingBox(map);
            } catch (OpenEoException wrong) {
                throw wrong.argument("spatial_extent");
            }
        }
        throw OpenEoException.invalid(
                "load_collection",
                "spatial_extent",
                "Give a bounding box (west, south, east, north), or polygons as GeoJSON or vector data cube.");
    }

    private static Predicate<JsonNode> items(Map<String, Object> properties) {
        Predicate<JsonNode> all = item -> true;
        if (properties == null) {
            return all;
        }
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            all = all.and(new PropertyCondition(property.getKey(), property.getValue()));
        }
        return all;
    }
}
