package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryExtent;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.Extents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;

/** What STAC says of a vector cube: where its geometries lie, and its dimensions. */
public final class VectorFacts {
    private static final String TYPE = "type";

    private VectorFacts() {}

    /**
     * bbox and geometry in longitude and latitude, and cube:dimensions with the types of the geometries; nothing for a cube
     * without geometries, and no places where all geometries are empty.
     */
    public static Map<String, Object> of(Shape shape) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (geometries(shape).isEmpty()) {
            return facts;
        }
        extent(shape).ifPresent(box -> {
            facts.put("bbox", List.of(box.west(), box.south(), box.east(), box.north()));
            facts.put("geometry", RasterFacts.geometry(box, box));
        });
        Map<String, Object> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : shape.dimensions()) {
            dimensions.put(
                    dimension.name(),
                    dimension instanceof Dimension.Geometries geometries ? geometries(geometries) : labels(dimension));
        }
        facts.put("cube:dimensions", dimensions);
        return facts;
    }

    /** The dimensions of geometries of a shape. */
    public static List<Dimension.Geometries> geometries(Shape shape) {
        return shape.dimensions().stream()
                .filter(Dimension.Geometries.class::isInstance)
                .map(Dimension.Geometries.class::cast)
                .toList();
    }

    /**
     * The smallest rectangle in longitude and latitude around all geometries, which may cross the antimeridian; empty where there is
     * none, or where it has no longitude and latitude.
     */
    public static Optional<Extent> extent(Shape shape) {
        return geometries(shape).stream()
                .map(VectorFacts::extent)
                .flatMap(Optional::stream)
                .reduce(Extents::union);
    }

    private static Optional<Extent> extent(Dimension.Geometries geometries) {
        if (bounds(geometries).isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CrsTransform.between(geometries.crs(), Crs.WGS84).bound(GeometryExtent.of(geometries)));
        } catch (OpenEoException withoutPlace) {
            return Optional.empty(); // a description that lacks it is better than no result
        }
    }

    private static Envelope bounds(Dimension.Geometries geometries) {
        Envelope bounds = new Envelope();
        geometries
                .features()
                .forEach(feature -> bounds.expandToInclude(feature.geometry().getEnvelopeInternal()));
        return bounds;
    }

    private static Map<String, Object> geometries(Dimension.Geometries geometries) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(TYPE, "geometry");
        facts.put("axes", List.of("x", "y"));
        Envelope bounds = bounds(geometries);
        if (!bounds.isNull()) {
            facts.put("bbox", List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()));
        }
        facts.put("geometry_types", List.copyOf(types(geometries)));
        facts.put("reference_system", CoordinateSystems.referenceSystem(geometries.crs()));
        return facts;
    }

    /** The types of the geometries, as GeoJSON has them; empty ones do not count. */
    public static SortedSet<String> types(Dimension.Geometries geometries) {
        SortedSet<String> types = new TreeSet<>();
        geometries.features().stream()
                .map(Feature::geometry)
                .filter(geometry -> !geometry.isEmpty())
                .forEach(geometry -> types.add(geometry.getGeometryType()));
        return types;
    }

    private static Map<String, Object> labels(Dimension dimension) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(TYPE, dimension.type().json());
        List<Object> labels = new ArrayList<>(dimension.labels());
        if (dimension instanceof Dimension.Temporal && !labels.isEmpty()) {
            facts.put("extent", List.of(labels.get(0), labels.get(labels.size() - 1)));
        }
        facts.put("values", PlainJson.of(labels));
        return facts;
    }
}
