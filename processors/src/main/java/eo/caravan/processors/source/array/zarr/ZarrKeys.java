package eo.caravan.processors.source.array.zarr;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The keys of the chunks of an array.
 *
 * @param prefix before the first number
 * @param lead between prefix and the first number
 * @param separator between numbers
 * @param scalar what stands for the chunk of an array without dimensions
 */
record ZarrKeys(String prefix, String lead, String separator, String scalar) {
    String of(int[] index) {
        if (index.length == 0) {
            return prefix + scalar;
        }
        return prefix + lead + Arrays.stream(index).mapToObj(Integer::toString).collect(Collectors.joining(separator));
    }
}
