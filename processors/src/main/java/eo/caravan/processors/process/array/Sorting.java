package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Order of the elements of an array: numbers by size, dates by instant. Elements without data are removed, or stand at the end or
 * the start; ties keep their order.
 */
@AutoService(ProcessFamily.class)
public final class Sorting implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("sort", new Ranked(false), "order", new Ranked(true), "rearrange", new Rearrange());
    }

    /** The positions of the elements in their order. */
    static List<Integer> positions(List<?> data, boolean ascending, Object nodata) {
        List<Integer> valid = new ArrayList<>();
        List<Integer> absent = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            (data.get(i) == null ? absent : valid).add(i);
        }
        Comparator<Integer> byValue = Comparator.comparing(position -> key(data.get(position)));
        valid.sort(ascending ? byValue : byValue.reversed());
        if (nodata != null) {
            valid.addAll(Values.isTrue(nodata) ? valid.size() : 0, absent);
        }
        return valid;
    }

    private static Double key(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        Instant instant = Instants.parse(String.valueOf(value));
        if (instant == null) {
            throw OpenEoException.invalid(
                    "sort", "data", "'" + value + "' is neither a number nor a date, so it has no order");
        }
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    private static final class Ranked implements ValueProcess {
        private final boolean asPositions;

        Ranked(boolean asPositions) {
            this.asPositions = asPositions;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> data = Values.list(arguments.get("data"));
            return results(data, Values.isTrue(arguments.get("asc")), arguments.get("nodata"));
        }

        private List<Object> results(List<?> data, boolean ascending, Object nodata) {
            List<Object> results = new ArrayList<>();
            for (int position : positions(data, ascending, nodata)) {
                results.add(asPositions ? (Object) (double) position : data.get(position));
            }
            return Collections.unmodifiableList(results);
        }

        /** Over cells the number of elements must stay, so those without data go to the end unless {@code nodata} is false. */
        @Override
        public Operand compile(Map<String, Operand> arguments) {
            boolean ascending = Values.isTrue(Values.constant(arguments.get("asc")));
            Object given = Values.constant(arguments.get("nodata"));
            boolean toEnd = given == null || Values.isTrue(given);
            List<Cells> rows = Values.rows(arguments.get("data"));
            return Operands.many(
                    rows,
                    rows.size(),
                    (in, out, n) -> {
                        for (int i = 0; i < n; i++) {
                            List<Object> results = results(Values.column(in, i), ascending, toEnd);
                            for (int r = 0; r < out.length; r++) {
                                out[r][i] = Numbers.cell(results.get(r));
                            }
                        }
                    },
                    asPositions ? Encoding.FLOAT32 : Encodings.join(rows),
                    null);
        }
    }

    /** The elements that stand at the positions in {@code order}. */
    private static final class Rearrange implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> data = Values.list(arguments.get("data"));
            List<Object> arranged = new ArrayList<>();
            for (Object position : Values.list(arguments.get("order"))) {
                arranged.add(data.get(within(position, data.size())));
            }
            return Collections.unmodifiableList(arranged);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Operand> data = Values.elements(arguments.get("data")).elements();
            List<Operand> arranged = new ArrayList<>();
            for (Object position : Values.list(Values.constant(arguments.get("order")))) {
                arranged.add(data.get(within(position, data.size())));
            }
            return new Operand.Elements(arranged, null);
        }

        private static int within(Object position, int size) {
            if (position instanceof Double index && index >= 0 && index < size) {
                return index.intValue();
            }
            throw new OpenEoException(
                    ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE,
                    "'order' names the element " + Values.text(position) + " of an array of " + size + ".");
        }
    }
}
