package eo.caravan.processors.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Public vectors that contradict the specification of their process, each with what it says and what the specification says. They
 * are known by their content with everything that they include, so that another vector with the same number, or the
 * same one corrected, is run.
 */
final class WrongVectors {
    private static final Map<String, String> REASONS = Map.ofEntries(
            // aggregate_temporal 5, 6 and 8
            Map.entry(
                    "aggregate_temporal f803bc981584d07a",
                    "the intervals lie in January, the dates of its data in June; expected are their means, rounded"),
            Map.entry(
                    "aggregate_temporal ae84091f7ec1bc52",
                    "the intervals lie in January, the dates of its data in June; expected are their means, rounded"),
            Map.entry(
                    "aggregate_temporal 299f59e6e3e172fb",
                    "the intervals lie in January, the dates of its data in June; expected are their sums"),
            // aggregate_temporal 9
            Map.entry(
                    "aggregate_temporal 57216204f1844c70",
                    "the intervals meet in January, all dates of its data lie in June; the labels stand within the reducer"),
            // aggregate_temporal_period 3
            Map.entry(
                    "aggregate_temporal_period 943a27b7ccc6d2ba",
                    "the hours 0, 1 and 4 of one day give four labels of four days; the specification wants the hours 00"
                            + " to 04"),
            // aggregate_temporal_period 4
            Map.entry(
                    "aggregate_temporal_period 9f4e92b5fe21c346",
                    "days give labels such as 2020-06-01-00, which are those of hours; the specification wants 2020-153"),
            // aggregate_temporal_period 8
            Map.entry(
                    "aggregate_temporal_period ce3fd951ad44f3b4",
                    "the dimension t2 comes back as t; the specification keeps its name"),
            // all 8
            Map.entry(
                    "all ad0b5743609ae26e",
                    "[no data] that is not ignored gives true; the specification has this very call as an example, with null"),
            // apply_dimension 1
            Map.entry(
                    "apply_dimension a2209fa1a0c484de",
                    "the quantiles at [0, 3] are those of 192, 216 and 165; its data has no data in blue there, and"
                            + " quantiles ignores no data: those of 192 and 216 are due"),
            // array_append 0
            Map.entry(
                    "array_append 8b31c22328912348",
                    "0 appended to [] gives [1]; the specification appends the value itself: [0]"),
            // array_apply 8
            Map.entry(
                    "array_apply 447b0fad5556b9b8",
                    "it calls 'mulitply', which is no process; besides, (-4.725 + 1.5) × 2 is -6.45, not 6.45"),
            // array_element 3
            Map.entry(
                    "array_element e3f7c22323a60304",
                    "label BO2 with a letter O among B01, B02, B03 gives 5; an unknown label is"
                            + " ArrayElementNotAvailable"),
            // array_filter 0
            Map.entry("array_filter ff9f977f7fbfec86", "the condition calls gt without y, which gt requires"),
            // array_find 6
            Map.entry("array_find 3be49c0e6755bdf4", "3 in [3, 4] gives 1; the index of the first element is 0"),
            // filter_bands 4
            Map.entry(
                    "filter_bands 53510032c8db2b7b",
                    "bands red and blue give blue and green; the specification keeps those that are asked for,"
                            + " in that order"),
            // mask 0
            Map.entry(
                    "mask aa56749080f383de",
                    "cells stay where the mask is 1 and go where it is 0; the specification replaces where the mask"
                            + " is not 0"),
            // mask 1
            Map.entry(
                    "mask 0c20c93ebfcdb141",
                    "it refers to xyb-minimal-float.json, which does not exist, and expects, like mask 0, that cells stay"
                            + " where the mask is 1"),
            // mask_polygon 1
            Map.entry(
                    "mask_polygon e4d578e3490b98a7",
                    "with inside = false nothing is replaced though the polygon (16° E) lies far from all cells (7.6° E);"
                            + " the specification replaces what does not intersect it: all"),
            // mask_polygon 6
            Map.entry(
                    "mask_polygon d3b2033c76076436",
                    "four cells of nir on the last date keep their values, which are replaced on all other dates and"
                            + " bands; the specification treats all alike"),
            // product 10
            Map.entry(
                    "product 61436993f810a219",
                    "1 × -∞ × 3 × ∞ gives NaN; IEEE 754, which the specification follows, gives -∞"),
            // reduce_dimension 1
            Map.entry(
                    "reduce_dimension f755dcfe554d8581",
                    "red / blue at [0, 3] gives 192 / 165; its data has no data in blue there, and dividing by no data"
                            + " gives no data"),
            // rename_dimension 3
            Map.entry(
                    "rename_dimension f3e69d0b9544ce55",
                    "source x, target lon renames y; the specification renames the source"),
            // rename_dimension 4
            Map.entry(
                    "rename_dimension 452b81d9bcb00b23",
                    "source y, target lat renames x; the specification renames the source"),
            // rename_labels 5
            Map.entry(
                    "rename_labels 5324ae6f47823c21",
                    "source = red, green, blue and no target; the specification requires target, the new labels"),
            // rename_labels 7
            Map.entry(
                    "rename_labels 8c16d416a18a23e8",
                    "source = red and no target; the specification requires target, the new labels"));

    /** How many there are. */
    static final int COUNT = REASONS.size();

    private WrongVectors() {}

    static Optional<String> reason(String process, JsonNode vector) {
        return Optional.ofNullable(REASONS.get(process + " " + digest(vector)));
    }

    /** The same for vectors that mean the same: numbers, order of fields and the vector's own number do not matter. */
    static String digest(JsonNode vector) {
        StringBuilder text = new StringBuilder();
        write(vector.path("arguments"), text);
        write(vector.path("returns"), text.append("returns"));
        write(vector.path("throws"), text.append("throws"));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void write(JsonNode json, StringBuilder text) {
        if (json.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            json.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            text.append('{');
            sorted.forEach((name, value) -> {
                text.append('"').append(name).append("\":");
                write(value, text);
                text.append(',');
            });
            text.append('}');
        } else if (json.isArray()) {
            text.append('[');
            json.forEach(element -> {
                write(element, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(json.isNumber() ? String.valueOf(json.doubleValue()) : json.toString());
        }
    }
}
