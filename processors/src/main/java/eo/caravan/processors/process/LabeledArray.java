package eo.caravan.processors.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * An array whose elements have labels.
 *
 * @param labels as many as values; text or numbers
 * @param values may hold null (no data)
 */
public record LabeledArray(List<Object> labels, List<Object> values) implements Iterable<Object> {
    public LabeledArray {
        if (labels.size() != values.size()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + values.size() + " values");
        }
        labels = List.copyOf(labels);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Goes through the values. */
    @Override
    public Iterator<Object> iterator() {
        return values.iterator();
    }
}
