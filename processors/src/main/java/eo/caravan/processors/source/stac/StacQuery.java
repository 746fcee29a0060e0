package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.expression.Expression;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a STAC source. It may answer more: whoever reads the items looks at them again.
 *
 * @param box empty for everywhere
 * @param intersects GeoJSON geometry within the box, where one is known
 * @param from empty for an open begin
 * @param to empty for an open end
 * @param conditions on {@code value} by name of the property
 */
public record StacQuery(
        Optional<LonLatBox> box,
        Optional<JsonNode> intersects,
        Optional<Instant> from,
        Optional<Instant> to,
        Map<String, Expression> conditions) {
    /** Everything. */
    public static final StacQuery ALL =
            new StacQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** Items of one pass have one label; to know the pass of the first and last item, its neighbours are needed too. */
    private static final Duration PASS = Duration.ofMinutes(30);

    /** Whether an item may fit by its place and time. */
    boolean mayFit(JsonNode item) {
        return box.map(wanted -> wanted.mayTouch(item.path("bbox"))).orElse(true) && mayBeIn(item.path("properties"));
    }

    private boolean mayBeIn(JsonNode properties) {
        Optional<Instant> moment = time(properties, "datetime");
        Optional<Instant> begin = moment.or(() -> time(properties, "start_datetime"));
        Optional<Instant> end =
                moment.or(() -> time(properties, "end_datetime")).or(() -> begin);
        boolean late = begin.isPresent()
                && to.isPresent()
                && begin.get().isAfter(to.get().plus(PASS));
        boolean early = end.isPresent()
                && from.isPresent()
                && end.get().isBefore(from.get().minus(PASS));
        return !late && !early;
    }

    private static Optional<Instant> time(JsonNode properties, String field) {
        return Instants.parse(properties.path(field).asText(""));
    }

    /** The interval as APIs take it, empty for all times. */
    Optional<String> datetime() {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        String begin = from.map(time -> time.minus(PASS).toString()).orElse("..");
        return Optional.of(
                begin + "/" + to.map(time -> time.plus(PASS).toString()).orElse(".."));
    }
}
