package eo.caravan.processors.vectors;

import java.util.Map;
import java.util.Optional;

/** Public vectors that contradict the definition of their process, each with the reason. */
final class WrongVectors {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("array_append 0", "0 appended to an empty array is [0], not [1]"),
            Map.entry("array_apply 8", "it calls 'mulitply', a misspelt process"),
            Map.entry("array_element 3", "the label asked for is BO2 with a letter O, those given have a zero"),
            Map.entry("array_filter 0", "its condition leaves out the required argument y"),
            Map.entry("array_find 6", "3 is the first element and has the index 0, not 1"),
            Map.entry("filter_bands 4", "red and blue are asked for, blue and green expected"),
            Map.entry("rename_labels 5", "the new labels are given as source, the required target is missing"),
            Map.entry("rename_labels 7", "the new label is given as source, the required target is missing"),
            Map.entry("rename_dimension 3", "x is renamed to lon, expected is y renamed to lon"),
            Map.entry("rename_dimension 4", "y is renamed to lat, expected is x renamed to lat"),
            Map.entry("reduce_dimension 1", "its data has no data in blue at [0, 3], expected is 192 / 165"),
            Map.entry("product 10", "1 × -∞ × 3 × ∞ is -∞, not NaN"),
            Map.entry(
                    "mask 0", "it expects data where the mask is 0 to be masked; the definition masks where it is not"),
            Map.entry("apply_dimension 1", "its data has no data in blue at [0, 3], expected are quantiles with 165"),
            Map.entry("mask_polygon 1", "all cells lie outside of the polygon, expected is that none is replaced"),
            Map.entry("mask_polygon 6", "expected are four cells inside of the polygon that are not replaced"),
            Map.entry("mask 1", "it includes a file that is not among the vectors"),
            Map.entry("all 8", "no data that is not ignored is neither true nor false, so the result is no data"));

    private WrongVectors() {}

    static Optional<String> reason(String process, int number) {
        return Optional.ofNullable(REASONS.get(process + " " + number));
    }
}
