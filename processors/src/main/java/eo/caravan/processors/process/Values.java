package eo.caravan.processors.process;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Stream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How value processes look at their arguments. */
public final class Values {
    private Values() {}

    /** The elements of an array, labelled or not; none where there is no array. */
    public static List<?> list(Object array) {
        if (array == null) {
            return List.of();
        }
        return array instanceof LabeledArray labelled ? labelled.values() : (List<?>) array;
    }

    /** The labels of an array, {@code null} where it has none. */
    public static List<Object> labels(Object array) {
        return array instanceof LabeledArray labelled ? labelled.labels() : null;
    }

    /** An array with labels, or without where {@code labels} is null. */
    public static Object array(List<?> values, List<Object> labels) {
        List<Object> copy = new ArrayList<>(values);
        return labels == null ? Collections.unmodifiableList(copy) : new LabeledArray(labels, copy);
    }

    /** Whether a truth value is true; false and no data are not. */
    public static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || value instanceof Double number && number != 0 && !number.isNaN();
    }

    /** The constant value of an operand that must be the same for all cells, {@code null} where it is no data. */
    public static Object constant(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        throw new OpenEoException(ApiErrorCode.PROCESS_GRAPH_INVALID, "This argument must be the same for all cells.");
    }

    /** Fails where an array stands among the operands whose elements cannot be seen together. */
    static void refuseStreams(Iterable<Operand> operands) {
        for (Operand operand : operands) {
            if (operand instanceof Stream) {
                constant(operand);
            } else if (operand instanceof Operand.Elements array) {
                refuseStreams(array.elements());
            }
        }
    }

    /** The constant values of all operands but one. */
    public static Map<String, Object> constants(Map<String, Operand> operands, String except) {
        Map<String, Object> values = new HashMap<>();
        operands.forEach((name, operand) -> {
            if (!name.equals(except)) {
                values.put(name, constant(operand));
            }
        });
        return values;
    }

    /** A value as users write it: whole numbers without decimals. */
    public static String text(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    /** An array operand taken apart: constants become an operand each. */
    public static Operand.Elements elements(Operand operand) {
        if (operand instanceof Operand.Elements array) {
            return array;
        }
        Object array = constant(operand);
        List<Operand> elements = new ArrayList<>();
        list(array).forEach(value -> elements.add(new Operand.Constant(value)));
        return new Operand.Elements(elements, labels(array));
    }

    /** The elements of an array operand as rows of cells. */
    public static List<Cells> rows(Operand operand) {
        return Operands.cells(elements(operand).elements());
    }

    /** A cell as a value: no data where it is NaN. */
    public static Object boxed(double cell, boolean truth) {
        if (Double.isNaN(cell)) {
            return null;
        }
        return truth ? (Object) (cell != 0) : (Object) cell;
    }

    /** One cell of each row, as values. */
    public static List<Object> column(double[][] rows, int cell) {
        List<Object> values = new ArrayList<>(rows.length);
        for (double[] row : rows) {
            values.add(boxed(row[cell], false));
        }
        return values;
    }

    /** Values as rows of one cell. */
    public static double[][] cells(List<?> values) {
        double[][] rows = new double[values.size()][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = Numbers.cell(values.get(i));
        }
        return rows;
    }
}
