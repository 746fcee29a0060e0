package eo.caravan.processors.process;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * What a callback makes of cells, ready to run.
 *
 * @param encoding how the results are best written
 */
public record CellResult(Program program, Encoding encoding) {
    /**
     * A result of one value for each cell.
     *
     * @param inputs how many input rows there are
     * @param callback the name of the parameter that the callback was given as, for the message
     * @throws OpenEoException ProcessGraphInvalid where the result is no number and no truth value
     */
    public static CellResult of(Operand result, int inputs, String callback) {
        return new CellResult(Program.of(checked(result, callback), inputs), encoding(result));
    }

    /** A result of several values for each cell; their encoding holds all of them. */
    public static CellResult of(Operand.Elements results, int inputs, String callback) {
        Encoding joined = null;
        for (Operand result : results.elements()) {
            Encoding encoding = encoding(checked(result, callback));
            joined = joined == null ? encoding : joined.join(encoding);
        }
        return new CellResult(Program.of(results.elements(), inputs), joined == null ? Encoding.FLOAT32 : joined);
    }

    /** The values along a dimension as an array of input rows with the dimension's labels. */
    public static Operand.Elements elements(Shape shape, int position) {
        Dimension dimension = shape.dimension(position);
        List<Operand> rows = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            rows.add(new InputCells(i, encoding(shape, dimension, i)));
        }
        return new Operand.Elements(rows, dimension.labels());
    }

    private static Encoding encoding(Shape shape, Dimension dimension, int index) {
        if (dimension instanceof Dimension.Bands bands
                && bands.bands().get(index).encoding() != null) {
            return bands.bands().get(index).encoding();
        }
        return shape.encoding();
    }

    private static Operand checked(Operand result, String callback) {
        boolean cell = result instanceof Cells
                || result instanceof Operand.Constant constant && Numbers.fits(constant.value());
        if (!cell) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of '" + callback + "' must be a number or a truth value for each cell.");
        }
        return result;
    }

    private static Encoding encoding(Operand result) {
        if (result instanceof Cells cells) {
            return cells.encoding();
        }
        Object value = ((Operand.Constant) result).value();
        if (value instanceof Boolean) {
            return Encoding.BOOLEAN;
        }
        double number = Numbers.cell(value);
        return (float) number == number || Double.isNaN(number) ? Encoding.FLOAT32 : Encoding.FLOAT64;
    }
}
