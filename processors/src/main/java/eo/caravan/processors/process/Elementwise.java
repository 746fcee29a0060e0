package eo.caravan.processors.process;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import java.util.List;
import java.util.Map;

/**
 * A process of numbers that is wholly said by a kernel: the same loop serves single values and blocks of cells. Without data
 * where any argument has none.
 */
public final class Elementwise implements ValueProcess {
    private final List<String> parameters;
    private final Kernel kernel;

    private Elementwise(List<String> parameters, Kernel kernel) {
        this.parameters = parameters;
        this.kernel = kernel;
    }

    /** A process of one number. */
    public static ValueProcess of(String parameter, Kernel.Unary kernel) {
        return new Elementwise(List.of(parameter), Kernel.of(kernel));
    }

    /** A process of two numbers. */
    public static ValueProcess of(String first, String second, Kernel.Binary kernel) {
        return new Elementwise(List.of(first, second), Kernel.of(kernel));
    }

    /** A process of several numbers. */
    public static ValueProcess of(List<String> parameters, Kernel kernel) {
        return new Elementwise(List.copyOf(parameters), kernel);
    }

    @Override
    public Object evaluate(Map<String, Object> arguments) {
        double[][] rows = new double[parameters.size()][1];
        for (int i = 0; i < rows.length; i++) {
            Object value = arguments.get(parameters.get(i));
            if (value == null) {
                return null;
            }
            rows[i][0] = Numbers.cell(value);
        }
        double[] out = new double[1];
        kernel.apply(rows, out, 1);
        return out[0];
    }

    @Override
    public Operand compile(Map<String, Operand> arguments) {
        List<Cells> inputs =
                Operands.cells(parameters.stream().map(arguments::get).toList());
        Encoding encoding = Encodings.computed(inputs);
        return new KernelCells(inputs, kernel, encoding, false);
    }
}
