package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.access.Location;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A STAC item that can be read.
 *
 * @param file where the item stands
 * @param json what can be filtered by: id, collection, bbox and properties
 * @param time when it was taken, or when that began
 * @param bands at least one
 */
record SourceItem(String id, Location file, JsonNode json, Optional<Instant> time, List<SourceBand> bands) {
    /** By time, then id, then file: the order in which items lie over each other. */
    static final Comparator<SourceItem> ORDER = Comparator.comparing((SourceItem item) -> item.time.orElse(Instant.MIN))
            .thenComparing(SourceItem::id)
            .thenComparing(item -> item.file.text());

    Optional<SourceBand> band(String name) {
        return bands.stream().filter(band -> band.name().equals(name)).findFirst();
    }

    /** The finest of the bands with one of these names; of equal ones the first in the order of the names. */
    Optional<SourceBand> finest(List<String> names) {
        return names.stream().flatMap(name -> band(name).stream()).min(Comparator.comparingDouble(SourceBand::step));
    }
}
