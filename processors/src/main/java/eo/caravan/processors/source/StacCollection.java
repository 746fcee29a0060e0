package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Band;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A collection as it is served.
 *
 * @param origin what it is in messages
 * @param declared its own document, or an empty object
 * @param names of its dimensions
 * @param bands in the order in which they are loaded
 * @param resampling how bands come onto a grid that is not their own
 * @param slices in the order of time; one without a label where the collection has no time
 */
record StacCollection(
        String id,
        Origin origin,
        ObjectNode declared,
        DimensionNames names,
        List<Band> bands,
        Resampling resampling,
        List<TimeSlice> slices) {

    /**
     * How the collection calls its dimensions.
     *
     * @param time empty where it has none
     */
    record DimensionNames(Optional<String> time, String bands, String y, String x) {
        static DimensionNames of(JsonNode dimensions, boolean timed) {
            String time = named(dimensions, "type", "temporal", "");
            boolean silent = dimensions.isEmpty();
            return new DimensionNames(
                    timed && (silent || !time.isEmpty()) ? Optional.of(time.isEmpty() ? "t" : time) : Optional.empty(),
                    named(dimensions, "type", "bands", "bands"),
                    named(dimensions, "axis", "y", "y"),
                    named(dimensions, "axis", "x", "x"));
        }

        private static String named(JsonNode dimensions, String field, String value, String fallback) {
            for (Map.Entry<String, JsonNode> dimension : dimensions.properties()) {
                if (dimension.getValue().path(field).asText().equals(value)) {
                    return dimension.getKey();
                }
            }
            return fallback;
        }
    }

    /** Puts a collection together; items without a time are left out, with a warning, where the others have one. */
    static StacCollection of(
            String id, Origin origin, ObjectNode declared, List<SourceItem> found, List<String> warnings) {
        boolean timed = found.stream().anyMatch(item -> item.time().isPresent());
        DimensionNames names = DimensionNames.of(declared.path("cube:dimensions"), timed);
        List<SourceItem> items = new ArrayList<>();
        for (SourceItem item : found) {
            if (names.time.isPresent() && item.time().isEmpty()) {
                warnings.add(item.file() + " is left out: it has no datetime, unlike others of the " + origin.name());
            } else {
                items.add(item);
            }
        }
        items.sort(SourceItem.ORDER);
        List<TimeSlice> slices = names.time.isPresent() ? TimeSlice.passes(items) : TimeSlice.timeless(items);
        Resampling resampling =
                Resampling.declared(declared, warning -> warnings.add("The " + origin.name() + ": " + warning));
        return new StacCollection(id, origin, declared, names, bands(declared, items), resampling, slices);
    }

    /** The bands of all items: first those that the collection lists, then the others as they come. */
    private static List<Band> bands(ObjectNode declared, List<SourceItem> items) {
        Map<String, Band> found = new LinkedHashMap<>();
        for (SourceItem item : items) {
            for (SourceBand band : item.bands()) {
                found.merge(band.name(), band.band(), StacCollection::join);
            }
        }
        List<Band> ordered = new ArrayList<>();
        for (JsonNode dimension : declared.path("cube:dimensions")) {
            if (dimension.path("type").asText().equals("bands")) {
                dimension.path("values").forEach(name -> {
                    Band band = found.remove(name.asText());
                    if (band != null) {
                        ordered.add(band);
                    }
                });
            }
        }
        ordered.addAll(found.values());
        return List.copyOf(ordered);
    }

    private static Band join(Band one, Band other) {
        if (one.equals(other)) {
            return one;
        }
        return new Band(
                one.name(),
                one.commonName() != null ? one.commonName() : other.commonName(),
                one.wavelength() != null ? one.wavelength() : other.wavelength(),
                one.encoding().join(other.encoding()),
                one.scale(),
                one.offset());
    }

    List<SourceItem> items() {
        return slices.stream().flatMap(slice -> slice.items().stream()).toList();
    }
}
