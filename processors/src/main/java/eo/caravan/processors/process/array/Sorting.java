package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.math.SortingNetwork;
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
        Comparator<Integer> byValue = valid.stream().allMatch(i -> data.get(i) instanceof Double)
                ? Comparator.comparing(position -> (Double) data.get(position))
                : Comparator.comparing(position -> instant(data.get(position)));
        valid.sort(ascending ? byValue : byValue.reversed());
        if (nodata != null) {
            valid.addAll(Values.isTrue(nodata) ? valid.size() : 0, absent);
        }
        return valid;
    }

    private static Instant instant(Object value) {
        Instant instant = value instanceof String text ? Instants.parse(text) : null;
        if (instant == null) {
            throw OpenEoException.invalid(
                    "sort", "data", "the elements must be all numbers or all dates, but '" + value + "' is no date");
        }
        return instant;
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
                    !asPositions && rows.size() <= SortingNetwork.LARGEST
                            ? (in, out, n) -> sort(in, out, n, ascending, toEnd)
                            : (in, out, n) -> rank(in, out, n, ascending, toEnd),
                    asPositions ? Encoding.FLOAT32 : Encodings.join(rows),
                    null);
        }

        private static void sort(double[][] in, double[][] out, int n, boolean ascending, boolean toEnd) {
            SortingNetwork.sort(in, n, (sorted, counts, from, cells) -> {
                for (int i = 0; i < cells; i++) {
                    int first = toEnd ? 0 : in.length - counts[i];
                    for (int r = 0; r < in.length; r++) {
                        int rank = r - first;
                        boolean valid = rank >= 0 && rank < counts[i];
                        out[r][from + i] = valid ? sorted[ascending ? rank : counts[i] - 1 - rank][i] : Double.NaN;
                    }
                }
            });
        }

        /** Inserts element after element at its place among those before it; ties keep their order. */
        private void rank(double[][] in, double[][] out, int n, boolean ascending, boolean toEnd) {
            double[] values = new double[in.length];
            int[] positions = new int[in.length];
            for (int i = 0; i < n; i++) {
                int valid = 0;
                for (int r = 0; r < in.length; r++) {
                    double value = in[r][i];
                    if (!Double.isNaN(value)) {
                        int at = place(values, valid, value, ascending);
                        System.arraycopy(values, at, values, at + 1, valid - at);
                        System.arraycopy(positions, at, positions, at + 1, valid - at);
                        values[at] = value;
                        positions[at] = r;
                        valid++;
                    }
                }
                int first = toEnd ? 0 : in.length - valid;
                for (int v = 0; v < valid; v++) {
                    out[first + v][i] = asPositions ? positions[v] : values[v];
                }
                int next = toEnd ? valid : 0;
                for (int r = 0; r < in.length && valid < in.length; r++) {
                    if (Double.isNaN(in[r][i])) {
                        out[next++][i] = asPositions ? r : Double.NaN;
                    }
                }
            }
        }

        /** The first place among ascending or descending values that comes behind a value. */
        private static int place(double[] values, int count, double value, boolean ascending) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ascending ? values[middle] <= value : values[middle] >= value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
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
            for (Operand position : Values.elements(arguments.get("order")).elements()) {
                arranged.add(
                        position instanceof Cells cells
                                ? Pick.at(cells, data, false)
                                : data.get(within(Values.constant(position), data.size())));
            }
            return new Operand.Elements(arranged, null);
        }

        private static int within(Object position, int size) {
            if (position instanceof Double index && index >= 0 && index < size) {
                return index.intValue();
            }
            throw Pick.unavailable(position, size);
        }
    }
}
