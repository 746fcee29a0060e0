package eo.caravan.api.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a piece of work used, by the names of the metrics ({@code cpu}, {@code memory}, {@code duration}, {@code network},
 * {@code disk}, {@code storage} and our own ones).
 *
 * @param metrics in the order in which they are shown
 */
public record Usage(@JsonValue Map<String, Metric> metrics) {
    public static final Usage NONE = new Usage(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Usage {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** This usage and one more metric; {@code value} is in {@code unit} and not negative. */
    public Usage with(String name, BigDecimal value, String unit) {
        Map<String, Metric> more = new LinkedHashMap<>(metrics);
        more.put(name, new Metric(value, unit));
        return new Usage(more);
    }

    /** The value of a metric, zero where it was not measured. */
    public BigDecimal value(String name) {
        Metric metric = metrics.get(name);
        return metric == null ? BigDecimal.ZERO : metric.value();
    }

    /**
     * One measured quantity.
     *
     * @param value not negative
     * @param unit for example {@code seconds} or {@code b}
     */
    public record Metric(BigDecimal value, String unit) {}
}
