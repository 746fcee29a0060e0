package eo.caravan.processors.process;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A process that makes one number of an array of numbers ({@code data}), wholly said by a kernel that passes over cells without
 * data. With {@code ignore_nodata = false} any element without data makes the result one without data; so does an array
 * without elements. A single value NaN is a number that spoils the result, in cells it is no data.
 */
public final class Reducer implements ValueProcess {
    private final Kernel kernel;
    private final Supplier<Accumulator> accumulators;
    private final boolean choosing;

    private Reducer(Kernel kernel, Supplier<Accumulator> accumulators, boolean choosing) {
        this.kernel = kernel;
        this.accumulators = accumulators;
        this.choosing = choosing;
    }

    /**
     * A reducer whose result is one of the elements.
     *
     * @param accumulators make the same of a stream, and pass over elements without data
     */
    public static ValueProcess choosing(Kernel kernel, Supplier<Accumulator> accumulators) {
        return new Reducer(kernel, accumulators, true);
    }

    /** A reducer that computes; of a stream with double precision. */
    public static ValueProcess computing(Kernel kernel, Supplier<Accumulator> accumulators) {
        return new Reducer(kernel, accumulators, false);
    }

    @Override
    public Object evaluate(Map<String, Object> arguments) {
        List<?> data = Values.list(arguments.get("data"));
        List<?> valid = data.stream().filter(Objects::nonNull).toList();
        boolean ignore = Values.isTrue(arguments.get("ignore_nodata"));
        if (valid.isEmpty() || !ignore && valid.size() < data.size()) {
            return null;
        }
        double[][] rows = Values.cells(valid);
        for (double[] row : rows) {
            if (Double.isNaN(row[0])) {
                return Double.NaN;
            }
        }
        double[] out = new double[1];
        kernel.apply(rows, out, 1);
        return out[0];
    }

    @Override
    public Operand compile(Map<String, Operand> arguments) {
        boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
        if (arguments.get("data") instanceof Stream stream) {
            return stream.gather(
                    ignore ? accumulators : () -> Accumulators.strict(accumulators.get()),
                    choosing ? stream.encoding() : Encoding.FLOAT64);
        }
        List<Cells> rows = Values.rows(arguments.get("data"));
        if (rows.isEmpty()) {
            return new Operand.Constant(null);
        }
        Encoding encoding = choosing ? Encodings.join(rows) : Encodings.computed(rows);
        return new KernelCells(rows, ignore ? kernel : kernel.strict(), encoding, false);
    }
}
