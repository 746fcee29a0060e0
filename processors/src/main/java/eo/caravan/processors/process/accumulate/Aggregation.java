package eo.caravan.processors.process.accumulate;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reducer of {@code data} and {@code context} over groups of any size. Where every use of {@code data} is a standard reducer
 * (sum, mean, min, max, count, median, quantiles, …), alone or within arithmetic, the values are accumulated in passing. For any
 * other callback they are kept, and the callback is evaluated once a group. Immutable, for any number of threads.
 */
public final class Aggregation {
    private static final int PROBED = 3;

    private final List<Stream.Part> parts;
    private final CellResult result;
    private final Callback collecting;
    private final Object context;
    private final String name;

    private Aggregation(List<Stream.Part> parts, CellResult result, Callback collecting, Object context, String name) {
        this.parts = parts;
        this.result = result;
        this.collecting = collecting;
        this.context = context;
        this.name = name;
    }

    /**
     * Compiles a reducer.
     *
     * @param input how the values of the groups are stored
     * @param name the parameter that the callback was given as, for messages
     * @throws OpenEoException ProcessGraphInvalid where it does not return one number or truth value
     */
    public static Aggregation of(Callback reducer, Object context, Encoding input, String name) {
        Stream stream = new Stream(input);
        try {
            Operand passed = reducer.compile(Map.of("data", stream, "context", new Operand.Constant(context)));
            int rows = stream.parts().stream().mapToInt(Stream.Part::rows).sum();
            return new Aggregation(stream.parts(), CellResult.of(passed, rows, name), null, context, name);
        } catch (OpenEoException notInPassing) {
            return new Aggregation(List.of(), probe(reducer, context, input, name), reducer, context, name);
        }
    }

    /** Compiles the reducer for a few values, which shows what is wrong with it, and how its results are written. */
    private static CellResult probe(Callback reducer, Object context, Encoding input, String name) {
        List<Operand> rows = new ArrayList<>();
        for (int i = 0; i < PROBED; i++) {
            rows.add(new InputCells(i, input));
        }
        try {
            Operand result = reducer.compile(
                    Map.of("data", new Operand.Elements(rows, null), "context", new Operand.Constant(context)));
            return CellResult.of(result, PROBED, name);
        } catch (OpenEoException refused) {
            if (refused.code() != ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE) {
                throw refused;
            }
            return new CellResult(Program.of(new Operand.Constant(null), 0), input.join(Encoding.FLOAT64));
        }
    }

    /** Begins a group, of which nothing is known yet. */
    public Group open() {
        if (collecting != null) {
            return new Group(List.of(new Collected(collecting, context, name)), null);
        }
        List<Accumulator> accumulators =
                parts.stream().map(part -> part.accumulators().get()).toList();
        return new Group(accumulators, this);
    }

    /** The bytes that a group of so many values may need at most. */
    public long memory(long values) {
        return open().memory(values);
    }

    /** How the results are best written; it has a value for no data. */
    public Encoding encoding() {
        return result.encoding().withNodata();
    }

    /** Whether nothing of the group is kept but a few numbers, however many values there are. */
    public boolean inPassing() {
        return collecting == null;
    }

    List<Stream.Part> parts() {
        return parts;
    }

    Program program() {
        return result.program();
    }
}
