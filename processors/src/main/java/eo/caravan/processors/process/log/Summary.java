package eo.caravan.processors.process.log;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.LabeledArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any data as JSON values of a bounded size: long arrays, objects and texts are cut with a note, what lies deep is named only, and
 * all elements together are limited.
 */
final class Summary {
    private static final int ELEMENTS = 100;
    private static final int ALL_ELEMENTS = 2_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final int DEEPEST = 6;
    private static final double LARGEST_WHOLE = 1L << 53;

    private int left = ALL_ELEMENTS;

    private Summary() {}

    /** Data as JSON values; {@code null} for no data. */
    static Object of(Object data) {
        return new Summary().json(data, 0);
    }

    /** A text of at most {@code longest} characters, with a note where more follow. */
    static String cut(String text, int longest) {
        String clean = text.replace('\u0000', '\uFFFD');
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end) + "… (" + (clean.length() - end) + " more characters)";
    }

    /** What kind of data it is. */
    static String inWords(Object data) {
        if (data == null) {
            return "No data.";
        }
        if (data instanceof Cube cube) {
            return "A data cube of " + String.join(", ", cube.shape().names()) + ".";
        }
        if (data instanceof Operand.Constant constant) {
            return inWords(constant.value());
        }
        if (data instanceof Operand.Elements array) {
            return "An array of " + array.elements().size() + " for each cell.";
        }
        if (data instanceof Cells) {
            return "A value for each cell.";
        }
        if (data instanceof List<?> list) {
            return "An array of " + list.size() + ".";
        }
        if (data instanceof LabeledArray array) {
            return "A labelled array of " + array.values().size() + ".";
        }
        return data instanceof Map ? "An object." : data instanceof Callback ? "A callback." : "A value.";
    }

    private Object json(Object data, int depth) {
        if (data instanceof Double number) {
            return number(number);
        }
        if (data instanceof String text) {
            return cut(text, LONGEST_TEXT);
        }
        if (data instanceof List<?> list) {
            return depth > DEEPEST ? "(" + list.size() + " elements)" : list(list, depth);
        }
        if (data instanceof Map<?, ?> map) {
            return depth > DEEPEST ? "(" + map.size() + " fields)" : object(map, depth);
        }
        if (data instanceof LabeledArray array) {
            return labelled(array.labels(), array.values(), depth);
        }
        if (data instanceof Operand operand) {
            return operand(operand, depth);
        }
        if (data instanceof Cube cube) {
            return CubeSummary.of(cube.shape());
        }
        return data instanceof ResultDescription saved ? saved(saved) : plain(data);
    }

    private static Object plain(Object data) {
        if (data instanceof Callback) {
            return "(a callback)";
        }
        return data == null || data instanceof Boolean || data instanceof Number ? data : cut(data.toString(), 100);
    }

    /** Whole numbers without decimals; JSON has no numbers for NaN and the infinities. */
    static Object number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            return (long) value;
        }
        return value;
    }

    private List<Object> list(List<?> elements, int depth) {
        List<Object> told = new ArrayList<>();
        for (Object element : elements) {
            if (told.size() == ELEMENTS || left <= 0) {
                told.add("… (" + (elements.size() - told.size()) + " more elements)");
                break;
            }
            left--;
            told.add(json(element, depth + 1));
        }
        return told;
    }

    private Map<String, Object> object(Map<?, ?> fields, int depth) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (told.size() == ELEMENTS || left <= 0) {
                told.put("…", (fields.size() - told.size()) + " more fields");
                break;
            }
            left--;
            told.put(cut(String.valueOf(field.getKey()), 100), json(field.getValue(), depth + 1));
        }
        return told;
    }

    private Map<String, Object> labelled(List<Object> labels, List<?> values, int depth) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("labels", list(labels, depth));
        told.put("values", list(values, depth));
        return told;
    }

    private Object operand(Operand operand, int depth) {
        if (operand instanceof Operand.Constant constant) {
            return json(constant.value(), depth);
        }
        if (operand instanceof Operand.Elements array) {
            return array.labels() == null
                    ? list(array.elements(), depth)
                    : labelled(array.labels(), array.elements(), depth);
        }
        Cells cells = (Cells) operand;
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", cells.truth() ? "truth value of each cell" : "number of each cell");
        told.putAll(CubeSummary.encoding(cells.encoding()));
        return told;
    }

    private static Map<String, Object> saved(ResultDescription saved) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", saved.format().name());
        told.put("data", CubeSummary.of(saved.data().shape()));
        return told;
    }
}
