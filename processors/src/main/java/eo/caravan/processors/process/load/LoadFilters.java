package eo.caravan.processors.process.load;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.expression.Expression;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.geometry.GeometryExtent;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.process.filter.TemporalInterval;
import eo.caravan.processors.process.mask.GeometryMaskCube;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.Loading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The arguments that all processes have that load from STAC: where, when, which bands, which items. */
final class LoadFilters {
    private final String process;
    private final Optional<Dimension.Geometries> polygons;
    private final Optional<Extent> box;
    private final List<String> times;
    private final List<String> bands;
    private final List<PropertyCondition> conditions;

    /**
     * The arguments as they were given.
     *
     * @param spatialExtent a bounding box, or polygons as GeoJSON or vector cube; {@code null} for all
     * @param problems takes what is wrong; the rest is as if it were left out
     */
    LoadFilters(
            String process,
            Object spatialExtent,
            List<Object> temporalExtent,
            List<Object> bands,
            Map<String, Object> properties,
            Problems problems) {
        this.process = process;
        this.polygons = problems.attempt(() -> polygons(spatialExtent));
        this.box = polygons.isPresent() ? polygons.map(GeometryExtent::of) : problems.attempt(() -> box(spatialExtent));
        this.times = problems.attempt(() -> times(temporalExtent)).orElse(null);
        this.bands = bands == null ? null : bands.stream().map(String::valueOf).toList();
        this.conditions = problems.attempt(() -> conditions(properties)).orElse(List.of());
    }

    /** What to load of a collection. */
    LoadRequest request(String collection, ProcessContext context) {
        Map<String, Expression> said = new LinkedHashMap<>();
        Predicate<JsonNode> items = item -> true;
        for (PropertyCondition condition : conditions) {
            items = items.and(condition);
            said.put(condition.name(), condition.expression());
        }
        return new LoadRequest(
                collection,
                box,
                times,
                bands,
                items,
                context.view(),
                said,
                polygons.flatMap(SearchGeometry::of),
                new Loading(
                        Optional.ofNullable(context.executor()),
                        context.control(),
                        context.dryRun(),
                        warning -> context.log().add(StepLog.Level.WARNING, warning, Map.of())));
    }

    /** A cube without the cells outside of the polygons, where there are any. */
    Cube masked(Cube cube) {
        return polygons.isEmpty() ? cube : GeometryMaskCube.inside(cube, polygons.get());
    }

    private List<String> times(List<Object> extent) {
        return extent == null
                ? null
                : TemporalInterval.read(extent, process, "temporal_extent").texts();
    }

    private Dimension.Geometries polygons(Object extent) {
        return geometries(extent) ? GeometryArgument.polygons(extent, process, "spatial_extent") : null;
    }

    private static boolean geometries(Object extent) {
        return extent instanceof Cube || extent instanceof Map<?, ?> map && map.get("type") instanceof String;
    }

    private Extent box(Object extent) {
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
                process,
                "spatial_extent",
                "Give a bounding box (west, south, east, north), or polygons as GeoJSON or vector data cube.");
    }

    private List<PropertyCondition> conditions(Map<String, Object> properties) {
        List<PropertyCondition> all = new ArrayList<>();
        if (properties != null) {
            properties.forEach((name, condition) -> all.add(new PropertyCondition(process, name, condition)));
        }
        return all;
    }
}
