package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.Extents;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Where and when a collection has data, by its items. */
final class CollectionExtent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** More labels than this are not listed one by one. */
    private static final int MOST_LABELS = 500;
    /** How far, in degrees, a declared rectangle may miss the items: the rounding of coordinates in STAC. */
    private static final double ROUNDING = 1e-3;

    private final StacCollection collection;
    private final List<SourceItem> items;
    private final Set<Grid> grids = new LinkedHashSet<>();

    CollectionExtent(StacCollection collection) {
        this.collection = collection;
        this.items = collection.items();
        items.forEach(item -> item.bands().forEach(band -> grids.add(band.grid())));
    }

    /** The declared boxes where the first holds all items, the enclosing one otherwise. */
    JsonNode spatial(JsonNode declared) {
        Optional<Extent> all =
                items.stream().map(CollectionExtent::footprint).distinct().reduce(Extents::union);
        JsonNode box = declared.path("bbox").path(0);
        if (all.isEmpty()) {
            return box.size() >= 4 ? declared : boxes(new Extent(-180, -90, 180, 90, Crs.WGS84));
        }
        return box.size() == 4 && holds(box, all.get()) ? declared : boxes(all.get());
    }

    private static boolean holds(JsonNode box, Extent inner) {
        if (inner.crossesAntimeridian()) {
            return false;
        }
        return box.path(0).asDouble() <= inner.west() + ROUNDING
                && box.path(1).asDouble() <= inner.south() + ROUNDING
                && box.path(2).asDouble() >= inner.east() - ROUNDING
                && box.path(3).asDouble() >= inner.north() - ROUNDING;
    }

    private static JsonNode boxes(Extent e) {
        ArrayNode box = JSON.arrayNode();
        DoubleStream.of(e.west(), e.south(), e.east(), e.north()).forEach(side -> box.add(Math.rint(side * 1e7) / 1e7));
        return JSON.objectNode().set("bbox", JSON.arrayNode().add(box));
    }

    /** Longitudes and latitudes of an item: what it says itself, or what its cells cover. */
    private static Extent footprint(SourceItem item) {
        JsonNode box = item.json().path("bbox");
        int half = box.size() / 2;
        if (half >= 2) {
            return new Extent(
                    box.path(0).asDouble(),
                    box.path(1).asDouble(),
                    box.path(half).asDouble(),
                    box.path(half + 1).asDouble(),
                    Crs.WGS84);
        }
        Extent own = item.bands().get(0).grid().extent();
        return CrsTransform.between(own.crs(), Crs.WGS84).bound(own);
    }

    /** The declared interval where it holds all items, theirs otherwise. */
    JsonNode temporal(JsonNode declared) {
        JsonNode interval = declared.path("interval").path(0);
        Optional<Instant> first = items.stream().flatMap(i -> i.time().stream()).min(Instant::compareTo);
        Optional<Instant> last = items.stream().flatMap(i -> i.time().stream()).max(Instant::compareTo);
        boolean consistent = interval.size() == 2 && begins(interval.path(0), first) && ends(interval.path(1), last);
        if (consistent) {
            return declared;
        }
        ArrayNode own = JSON.arrayNode();
        own.add(first.map(Instant::toString).orElse(null))
                .add(last.map(Instant::toString).orElse(null));
        return JSON.objectNode().set("interval", JSON.arrayNode().add(own));
    }

    private static boolean begins(JsonNode declared, Optional<Instant> first) {
        Optional<Instant> time = Instants.parse(declared.asText());
        return declared.isNull()
                || first.isEmpty()
                || time.isPresent() && !time.get().isAfter(first.get());
    }

    private static boolean ends(JsonNode declared, Optional<Instant> last) {
        Optional<Instant> time = Instants.parse(declared.asText());
        return declared.isNull()
                || last.isEmpty()
                || time.isPresent() && !time.get().isBefore(last.get());
    }

    /** The dimensions of the cube, in the order in which they are loaded. */
    ObjectNode dimensions(JsonNode declared) {
        StacCollection.DimensionNames names = collection.names();
        ObjectNode out = JSON.objectNode();
        names.time()
                .ifPresent(time -> out.set(time, time(described(declared, time).put("type", "temporal"))));
        ArrayNode values = JSON.arrayNode();
        collection.bands().stream().map(Band::name).forEach(values::add);
        out.set(
                names.bands(),
                described(declared, names.bands()).put("type", "bands").set("values", values));
        addHorizontal(out, declared);
        return out;
    }

    private static ObjectNode described(JsonNode declared, String name) {
        ObjectNode dimension = JSON.objectNode();
        JsonNode description = declared.path(name).path("description");
        return description.isTextual() ? dimension.set("description", description) : dimension;
    }

    private ObjectNode time(ObjectNode dimension) {
        List<TimeSlice> slices = collection.slices();
        ArrayNode extent = JSON.arrayNode();
        extent.add(slices.get(0).label());
        extent.add(items.get(items.size() - 1).time().orElseThrow().toString());
        dimension.set("extent", extent);
        if (slices.size() <= MOST_LABELS) {
            ArrayNode values = dimension.putArray("values");
            slices.forEach(slice -> values.add(slice.label()));
        }
        return dimension;
    }

    private void addHorizontal(ObjectNode out, JsonNode declared) {
        StacCollection.DimensionNames names = collection.names();
        ObjectNode x = described(declared, names.x()).put("type", "spatial").put("axis", "x");
        ObjectNode y = described(declared, names.y()).put("type", "spatial").put("axis", "y");
        out.set(names.y(), y);
        out.set(names.x(), x);
        Crs crs = grids.iterator().next().crs();
        boolean shared = grids.stream().allMatch(grid -> CoordinateSystems.same(grid.crs(), crs));
        Extent all = shared
                ? grids.stream().map(Grid::extent).reduce(Extents::union).orElseThrow()
                : items.stream()
                        .map(CollectionExtent::footprint)
                        .distinct()
                        .reduce(Extents::union)
                        .orElseThrow();
        x.set("extent", JSON.arrayNode().add(all.west()).add(all.east()));
        y.set("extent", JSON.arrayNode().add(all.south()).add(all.north()));
        if (shared) {
            double stepX =
                    grids.stream().mapToDouble(g -> Math.abs(g.stepX())).min().orElseThrow();
            double stepY =
                    grids.stream().mapToDouble(g -> Math.abs(g.stepY())).min().orElseThrow();
            x.set("step", number(stepX));
            y.set("step", number(stepY));
        }
        JsonNode system = CoordinateSystems.referenceSystem(shared ? crs : Crs.WGS84);
        x.set("reference_system", system);
        y.set("reference_system", system);
    }

    /** A number without a needless fraction. */
    static NumericNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JSON.numberNode((long) value)
                : JSON.numberNode(value);
    }
}
