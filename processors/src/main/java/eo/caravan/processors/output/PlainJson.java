package eo.caravan.processors.output;

import com.fasterxml.jackson.core.JsonGenerator;
import eo.caravan.processors.cube.CellType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values and cells as JSON: whole numbers without a point, null for no data and for what is no finite number. */
public final class PlainJson {
    private static final double LARGEST_WHOLE = 1L << 53;

    private PlainJson() {}

    /** The value with whole numbers as such, and no number that JSON does not have. */
    public static Object of(Object value) {
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                return null;
            }
            return isWhole(number) ? (Object) number.longValue() : number;
        }
        if (value instanceof Iterable<?> elements) {
            List<Object> plain = new ArrayList<>();
            elements.forEach(element -> plain.add(of(element)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, element) -> plain.put(String.valueOf(name), of(element)));
            return plain;
        }
        return value;
    }

    /** Writes a cell with as few digits as tell it from its neighbours in its type. */
    public static void cell(JsonGenerator json, double value, CellType type) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (isWhole(value)) {
            json.writeNumber((long) value);
        } else if (type == CellType.FLOAT32) {
            json.writeNumber((float) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    }
}
