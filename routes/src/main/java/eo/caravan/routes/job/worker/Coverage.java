package eo.caravan.routes.job.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.VectorFacts;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.Extents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where and when results lie, as STAC says it: {@code bbox} and {@code geometry} in WGS 84, first and last date. */
final class Coverage {
    private Coverage() {}

    /** What is known; nothing of what is not. */
    static ObjectNode of(List<Shape> shapes) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        shapes.stream()
                .map(Coverage::extent)
                .flatMap(Optional::stream)
                .reduce(Extents::union)
                .ifPresent(extent -> put(metadata, extent));
        List<Instant> times = shapes.stream().flatMap(Coverage::times).sorted().toList();
        if (!times.isEmpty()) {
            metadata.put("start_datetime", times.get(0).toString());
            metadata.put("end_datetime", times.get(times.size() - 1).toString());
        }
        return metadata;
    }

    private static Optional<Extent> extent(Shape shape) {
        Optional<Extent> cells = shape.grid()
                .map(grid -> CrsTransform.between(grid.crs(), Crs.WGS84).bound(grid.extent()));
        return cells.or(() -> VectorFacts.extent(shape));
    }

    private static Stream<Instant> times(Shape shape) {
        return shape.dimensions().stream()
                .filter(Dimension.Temporal.class::isInstance)
                .flatMap(dimension -> ((Dimension.Temporal) dimension).times().stream())
                .map(Instants::parse)
                .flatMap(Optional::stream);
    }

    private static void put(ObjectNode metadata, Extent extent) {
        metadata.putArray("bbox")
                .add(extent.west())
                .add(extent.south())
                .add(extent.east())
                .add(extent.north());
        ObjectNode geometry = metadata.putObject("geometry");
        if (extent.crossesAntimeridian()) {
            ArrayNode polygons = geometry.put("type", "MultiPolygon").putArray("coordinates");
            ring(polygons.addArray().addArray(), extent.west(), extent.south(), 180, extent.north());
            ring(polygons.addArray().addArray(), -180, extent.south(), extent.east(), extent.north());
        } else {
            ArrayNode polygon = geometry.put("type", "Polygon").putArray("coordinates");
            ring(polygon.addArray(), extent.west(), extent.south(), extent.east(), extent.north());
        }
    }

    private static void ring(ArrayNode ring, double west, double south, double east, double north) {
        ring.addArray().add(west).add(south);
        ring.addArray().add(east).add(south);
        ring.addArray().add(east).add(north);
        ring.addArray().add(west).add(north);
        ring.addArray().add(west).add(south);
    }
}
