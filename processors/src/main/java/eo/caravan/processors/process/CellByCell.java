package eo.caravan.processors.process;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any value process over cells, by boxing each of them: right for every process, fast for none. */
final class CellByCell extends Cells {
    private final ValueProcess process;
    private final Map<String, Operand> arguments;

    private CellByCell(ValueProcess process, Map<String, Operand> arguments) {
        super(Encoding.FLOAT64, false);
        this.process = process;
        this.arguments = new LinkedHashMap<>();
        arguments.forEach((name, operand) -> this.arguments.put(name, withLabels(operand)));
    }

    /** Looks at all labels now, as {@link Operand.Elements} wants it: a process that runs later may ask for any of them. */
    private static Operand withLabels(Operand operand) {
        return operand instanceof Operand.Elements array
                ? new Operand.Elements(
                        array.elements().stream().map(CellByCell::withLabels).toList(),
                        array.labels() == null ? null : List.copyOf(array.labels()))
                : operand;
    }

    /** A constant where all arguments are constant, cells otherwise. */
    static Operand of(ValueProcess process, Map<String, Operand> arguments) {
        Values.refuseStreams(arguments.values());
        if (arguments.values().stream().allMatch(CellByCell::constant)) {
            Map<String, Object> values = new LinkedHashMap<>();
            arguments.forEach((name, operand) -> values.put(name, value(operand, null, 0)));
            return new Operand.Constant(process.evaluate(values));
        }
        return new CellByCell(process, arguments);
    }

    private static boolean constant(Operand operand) {
        return operand instanceof Operand.Constant
                || operand instanceof Operand.Elements array
                        && array.elements().stream().allMatch(CellByCell::constant);
    }

    @Override
    protected List<Operand> inputs() {
        return List.copyOf(arguments.values());
    }

    @Override
    protected void compute(Block block, double[] out) {
        for (int i = 0; i < block.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Map.Entry<String, Operand> argument : arguments.entrySet()) {
                values.put(argument.getKey(), value(argument.getValue(), block, i));
            }
            Object result = process.evaluate(values);
            if (!Numbers.fits(result)) {
                throw new OpenEoException(
                        ApiErrorCode.PROCESS_GRAPH_INVALID,
                        "A callback must return a number or a truth value for each cell, not " + result + ".");
            }
            out[i] = Numbers.cell(result);
        }
    }

    private static Object value(Operand operand, Block block, int cell) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (operand instanceof Cells cells) {
            double value = cells.values(block)[cell];
            if (Double.isNaN(value)) {
                return null;
            }
            return cells.truth() ? (Object) (value != 0) : (Object) value;
        }
        Operand.Elements array = (Operand.Elements) operand;
        List<Object> values = new ArrayList<>();
        array.elements().forEach(element -> values.add(value(element, block, cell)));
        return array.labels() == null ? values : new LabeledArray(array.labels(), values);
    }
}
