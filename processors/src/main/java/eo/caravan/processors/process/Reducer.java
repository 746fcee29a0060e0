package eo.caravan.processors.process;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A process that makes one number of an array of numbers ({@code data}), wholly said by a kernel that passes over cells without
 * data. With {@code ignore_nodata = false} any element without data makes the result one without data; so does an array
 * without elements. A single value NaN is a number that spoils the result, in cells it is no data.
 */
public final class Reducer implements ValueProcess {
    private final Kernel kernel;
    private final Function<List<Cells>, Encoding> encoding;

    private Reducer(Kernel kernel, Function<List<Cells>, Encoding> encoding) {
        this.kernel = kernel;
        this.encoding = encoding;
    }

    /** A reducer whose result is one of the elements. */
    public static ValueProcess choosing(Kernel kernel) {
        return new Reducer(kernel, Encodings::join);
    }

    /** A reducer that computes. */
    public static ValueProcess computing(Kernel kernel) {
        return new Reducer(kernel, Encodings::computed);
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
        List<Cells> rows = Values.rows(arguments.get("data"));
        if (rows.isEmpty()) {
            return new Operand.Constant(null);
        }
        boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
        return new KernelCells(rows, ignore ? kernel : kernel.strict(), encoding.apply(rows), false);
    }
}
