package eo.caravan.processors.output.geojson;

import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.PlainJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the values that a record of a cube has: the labels of all other dimensions in their order, joined by an underscore, as
 * in {@code 2020-06-01T00:00:00Z_B04}; {@code value} where there is no other dimension. A name that was there before gets a number.
 */
final class ValueNames {
    private static final String ALONE = "value";

    private ValueNames() {}

    /** The names in the order of the cells of one label of {@code dimension}, the last of the other dimensions running fastest. */
    static List<String> of(Shape shape, int dimension) {
        List<String> names = List.of("");
        for (int d = 0; d < shape.dimensions().size(); d++) {
            if (d != dimension) {
                List<String> longer = new ArrayList<>();
                List<Object> labels = shape.dimension(d).labels();
                for (String name : names) {
                    for (Object label : labels) {
                        longer.add((name.isEmpty() ? "" : name + "_") + PlainJson.of(label));
                    }
                }
                names = longer;
            }
        }
        return shape.dimensions().size() == 1 ? List.of(ALONE) : distinct(names);
    }

    /** Where the cells of the first record of a region stand, in the order of their names. */
    static int[] offsets(Region region, int dimension) {
        int[] offsets = {0};
        for (int d = 0; d < region.dimensions(); d++) {
            if (d != dimension) {
                int[] more = new int[offsets.length * region.size(d)];
                for (int i = 0; i < more.length; i++) {
                    more[i] = offsets[i / region.size(d)] + i % region.size(d) * region.stride(d);
                }
                offsets = more;
            }
        }
        return offsets;
    }

    private static List<String> distinct(List<String> names) {
        Set<String> used = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String candidate = name;
            for (int count = 2; !used.add(candidate); count++) {
                candidate = name + "_" + count;
            }
            distinct.add(candidate);
        }
        return distinct;
    }
}
