package eo.caravan.processors.source.array.hdf;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attributes as texts and numbers; those of other types, and those that cannot be read, are left out. */
final class HdfAttributes {
    private static final long MOST_BYTES = 1 << 20;

    private final HdfGuard guard;

    HdfAttributes(HdfGuard guard) {
        this.guard = guard;
    }

    Map<String, Object> of(Node node) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Attribute attribute : guard.call(() -> node.getAttributes().values())) {
            Object value = value(attribute);
            if (value != null) {
                found.put(attribute.getName(), value);
            }
        }
        return found;
    }

    private Object value(Attribute attribute) {
        try {
            Object data = guard.call(() -> attribute.getSizeInBytes() > MOST_BYTES ? null : attribute.getData());
            if (data instanceof String text) {
                return text;
            }
            if (data instanceof Number number) {
                return new double[] {number.doubleValue()};
            }
            if (data instanceof String[] texts) {
                return String.join(" ", texts);
            }
            return data != null && data.getClass().isArray() ? numbers(data) : null;
        } catch (IOException unreadable) {
            return null; // a variable is of use without one of its attributes
        }
    }

    private static double[] numbers(Object data) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < Array.getLength(data); i++) {
            if (!(Array.get(data, i) instanceof Number number)) {
                return null;
            }
            numbers.add(number.doubleValue());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The addresses of the dimension scales that are attached to a dataset, 0 where there is none; empty where none are. */
    long[] scales(Node node) throws IOException {
        Attribute list = guard.call(() -> node.getAttribute("DIMENSION_LIST"));
        if (list == null) {
            return new long[0];
        }
        try {
            Object data = guard.call(() -> list.getSizeInBytes() > MOST_BYTES ? null : list.getData());
            if (!(data instanceof Object[] references)) {
                return new long[0];
            }
            long[] addresses = new long[references.length];
            for (int i = 0; i < addresses.length; i++) {
                boolean some = references[i] != null
                        && references[i].getClass().isArray()
                        && Array.getLength(references[i]) > 0
                        && Array.get(references[i], 0) instanceof Number;
                addresses[i] = some ? ((Number) Array.get(references[i], 0)).longValue() : 0;
            }
            return addresses;
        } catch (IOException unreadable) {
            return new long[0];
        }
    }
}
