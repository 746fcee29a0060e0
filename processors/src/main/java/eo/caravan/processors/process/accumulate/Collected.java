package eo.caravan.processors.process.accumulate;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps all values of a group, those without data too, and evaluates the callback over them. */
final class Collected implements Accumulator {
    static final int MOST = 1 << 22;
    private static final int FIRST = 16;

    private final Callback callback;
    private final Object context;
    private final String name;
    private double[] values = new double[FIRST];
    private int size;

    Collected(Callback callback, Object context, String name) {
        this.callback = callback;
        this.context = context;
        this.name = name;
    }

    @Override
    public void add(double[] more, int from, int to) {
        int length = to - from;
        if (length > MOST - size) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                    "The callback '" + name + "' must see all values of a group at once, which is possible for at most "
                            + MOST + " values. Use a smaller area or a coarser grid, or a single reducer such as mean,"
                            + " min, max, median or quantiles.");
        }
        if (size + length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + length, Math.min(MOST, 2 * values.length)));
        }
        System.arraycopy(more, from, values, size, length);
        size += length;
    }

    @Override
    public void merge(Accumulator later) {
        Collected other = (Collected) later;
        add(other.values, 0, other.size);
    }

    @Override
    public long memory(long given) {
        return 40 * Math.min(given, MOST); // a number and, for the callback, an object
    }

    @Override
    public void results(double[] out) {
        List<Object> data = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            data.add(Values.boxed(values[i], false));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("data", data);
        parameters.put("context", context);
        Object result = callback.evaluate(parameters);
        if (!Numbers.fits(result)) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of '" + name + "' must be a number or a truth value, not " + result + ".");
        }
        out[0] = Numbers.cell(result);
    }
}
