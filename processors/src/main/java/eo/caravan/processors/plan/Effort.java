package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what the steps of a graph compute themselves, so that callbacks that multiply (an array in an array in an array …) and values
 * that double with every node are refused instead of taking all time or memory. Cells, which are computed later, do not count.
 */
final class Effort {
    private static final long MOST_EVALUATIONS = 1_000_000;
    private static final long OF_A_COMPILATION = 2;
    private static final long MOST_ELEMENTS = 5_000_000;
    private static final int DEEPEST = 200;
    private static final int LONGEST_OPERAND = 1_000_000;
    private static final int CANCEL_EVERY = 4_096;

    private final AtomicLong evaluations = new AtomicLong();
    private long elements;
    private volatile RunControl control;

    /** A step begins: from now on work counts, and stops when {@code runControl} says so. */
    void begin(RunControl runControl) {
        control = runControl;
    }

    /** The step is over: what is computed with its callbacks from now on are cells. */
    void end() {
        control = null;
    }

    /** A node of a callback is evaluated for values. */
    void evaluation() {
        spend(1);
    }

    /** A node of a callback is compiled. */
    void compilation() {
        spend(OF_A_COMPILATION);
    }

    private void spend(long cost) {
        RunControl running = control;
        if (running == null) {
            return;
        }
        long spent = evaluations.addAndGet(cost);
        if (spent > MOST_EVALUATIONS) {
            throw tooComplex("its callbacks run too often before any pixel is computed");
        }
        if (spent % CANCEL_EVERY < cost && running.cancelled()) {
            throw new CancelledException();
        }
    }

    /** Takes note of the result of a step, which stays in memory as long as the graph runs. */
    Object kept(Object result) {
        elements += checked(result);
        if (elements > MOST_ELEMENTS) {
            throw tooComplex("its arrays and texts have more than " + MOST_ELEMENTS + " elements together");
        }
        return result;
    }

    /** The number of elements of a value; refuses one that is too large. */
    static long checked(Object value) {
        if (!(value instanceof String || value instanceof Iterable || value instanceof Map)) {
            return 0;
        }
        long weight = weight(value, 0, new IdentityHashMap<>());
        if (weight > MOST_ELEMENTS) {
            throw tooComplex("an array or text has more than " + MOST_ELEMENTS + " elements");
        }
        return weight;
    }

    /** Refuses an array for each cell that is too long, and what {@link #checked} refuses. */
    static Operand checked(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            checked(constant.value());
        } else if (operand instanceof Operand.Elements array && array.elements().size() > LONGEST_OPERAND) {
            throw tooComplex("an array for each cell has more than " + LONGEST_OPERAND + " elements");
        }
        return operand;
    }

    /** How much a value holds when it is written out; an array that stands in it twice counts twice, but is looked at once. */
    private static long weight(Object value, int depth, Map<Object, Long> known) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof Map<?, ?> map) {
            return sum(map, map.values(), depth, known);
        }
        return value instanceof List || value instanceof LabeledArray
                ? sum(value, Values.list(value), depth, known)
                : 0;
    }

    private static long sum(Object value, Iterable<?> parts, int depth, Map<Object, Long> known) {
        Long before = known.get(value);
        if (before != null) {
            return before;
        }
        if (depth > DEEPEST) {
            throw tooComplex("arrays stand in arrays more than " + DEEPEST + " deep");
        }
        long sum = 0;
        for (Object part : parts) {
            sum = Math.min(Long.MAX_VALUE / 2, sum + 1 + weight(part, depth + 1, known));
        }
        known.put(value, sum);
        return sum;
    }

    private static OpenEoException tooComplex(String why) {
        return new OpenEoException(
                ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                "The process graph is too complex: " + why + ". Nest fewer callbacks, or use shorter arrays.");
    }
}
