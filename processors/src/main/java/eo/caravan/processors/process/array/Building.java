package eo.caravan.processors.process.array;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Making arrays of others: created, joined, appended to, modified, labelled. Elements may be of any type. */
@AutoService(ProcessFamily.class)
public final class Building implements ProcessFamily {
    private static final int LONGEST = 10_000_000;

    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("array_create", new Structural(List.of("data"), Building::create)),
                entry("array_create_labeled", new Structural(List.of("data"), Building::label)),
                entry("array_append", new Structural(List.of("data", "value"), Building::append)),
                entry("array_concat", new Structural(List.of("array1", "array2"), Building::concat)),
                entry("array_modify", new Structural(List.of("data", "values"), Building::modify)),
                entry("array_labels", new Structural(List.of("data"), Building::labels)));
    }

    /** Builds an array; elements are passed on untouched, so they may be values or operands. */
    @FunctionalInterface
    private interface Build {
        Object build(Map<String, Object> arguments);
    }

    /** A process that moves elements about, whether they are values or operands. */
    private static final class Structural implements ValueProcess {
        private final List<String> moved;
        private final Build build;

        Structural(List<String> moved, Build build) {
            this.moved = moved;
            this.build = build;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return build.build(arguments);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Map<String, Object> parts = new HashMap<>();
            arguments.forEach((name, operand) -> parts.put(name, part(name, operand)));
            Object built = build.build(parts);
            List<Operand> elements = new ArrayList<>();
            Values.list(built)
                    .forEach(element ->
                            elements.add(element instanceof Operand operand ? operand : new Operand.Constant(element)));
            return new Operand.Elements(elements, Values.labels(built));
        }

        private Object part(String name, Operand operand) {
            if (!moved.contains(name)) {
                return Values.constant(operand);
            }
            if (operand instanceof Operand.Elements array) {
                return Values.array(array.elements(), array.labels());
            }
            return operand instanceof Operand.Constant constant ? constant.value() : operand;
        }
    }

    private static Object create(Map<String, Object> arguments) {
        Object data = arguments.get("data");
        List<?> values = data instanceof List || data instanceof LabeledArray
                ? Values.list(data)
                : Collections.singletonList(data);
        double times = (Double) arguments.get("repeat");
        if (times < 1 || times * values.size() > LONGEST) {
            throw OpenEoException.invalid(
                    "array_create",
                    "repeat",
                    "the array would have " + Values.text(times * values.size()) + " elements");
        }
        List<Object> created = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            created.addAll(values);
        }
        return Values.array(created, null);
    }

    private static Object label(Map<String, Object> arguments) {
        List<?> values = Values.list(arguments.get("data"));
        List<?> labels = Values.list(arguments.get("labels"));
        if (values.size() != labels.size()) {
            throw new OpenEoException(
                    ProcessErrorCode.ARRAY_LENGTH_MISMATCH,
                    values.size() + " values cannot have " + labels.size() + " labels.");
        }
        if (new HashSet<>(labels).size() < labels.size()) {
            throw OpenEoException.invalid("array_create_labeled", "labels", "a label is given twice");
        }
        return Values.array(values, new ArrayList<>(labels));
    }

    private static Object append(Map<String, Object> arguments) {
        Object data = arguments.get("data");
        Object label = arguments.get("label");
        List<Object> values = new ArrayList<>(Values.list(data));
        List<Object> labels = Values.labels(data);
        if (labels == null && label != null) {
            throw new OpenEoException(
                    ProcessErrorCode.ARRAY_NOT_LABELED, "The array has no labels, so its new element cannot have one.");
        }
        if (labels != null) {
            Object added = label == null ? (Object) (double) values.size() : label;
            if (labels.contains(added)) {
                throw new OpenEoException(
                        ProcessErrorCode.LABEL_EXISTS,
                        "The array has an element labelled '" + Values.text(added) + "' already.");
            }
            labels = new ArrayList<>(labels);
            labels.add(added);
        }
        values.add(arguments.get("value"));
        return Values.array(values, labels);
    }

    private static Object concat(Map<String, Object> arguments) {
        Object first = arguments.get("array1");
        Object second = arguments.get("array2");
        List<Object> values = new ArrayList<>(Values.list(first));
        values.addAll(Values.list(second));
        List<Object> labels = Values.labels(first);
        List<Object> more = Values.labels(second);
        if (labels == null || more == null) {
            return Values.array(values, null);
        }
        refuseConflict(labels, more);
        List<Object> both = new ArrayList<>(labels);
        both.addAll(more);
        return Values.array(values, both);
    }

    /** Without anything to insert, at least one element is removed. */
    private static Object modify(Map<String, Object> arguments) {
        Object data = arguments.get("data");
        Object inserted = arguments.get("values");
        List<Object> values = new ArrayList<>(Values.list(data));
        List<?> added = Values.list(inserted);
        double index = (Double) arguments.get("index");
        if (!(index >= 0 && index <= values.size())) {
            throw new OpenEoException(
                    ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE,
                    "The array has no element " + Values.text(index) + ", only " + values.size() + " elements.");
        }
        int from = (int) index;
        double given = arguments.get("length") instanceof Double number ? number : 0;
        double length = given == 0 && added.isEmpty() ? 1 : given;
        int to = (int) Math.min(values.size(), from + Math.max(0, length));
        List<Object> labels = remaining(Values.labels(data), Values.labels(inserted), values, added, from, to);
        values.subList(from, to).clear();
        values.addAll(from, added);
        return Values.array(values, labels);
    }

    /** The labels after a modification: kept where both arrays have them or one is empty. */
    private static List<Object> remaining(
            List<Object> labels, List<Object> more, List<Object> values, List<?> added, int from, int to) {
        List<Object> own = labels == null && values.isEmpty() ? List.of() : labels;
        List<Object> others = more == null && added.isEmpty() ? List.of() : more;
        if (own == null || others == null || labels == null && more == null) {
            return null;
        }
        refuseConflict(own, others);
        List<Object> all = new ArrayList<>(own);
        all.subList(from, to).clear();
        all.addAll(from, others);
        return all;
    }

    private static void refuseConflict(List<Object> labels, List<Object> more) {
        List<Object> both = new ArrayList<>(labels);
        both.retainAll(new HashSet<>(more));
        if (!both.isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.ARRAY_LABEL_CONFLICT,
                    "Both arrays have an element labelled '" + Values.text(both.get(0)) + "'.");
        }
    }

    private static Object labels(Map<String, Object> arguments) {
        Object data = arguments.get("data");
        List<Object> labels = Values.labels(data);
        if (labels != null) {
            return labels;
        }
        List<Object> indices = new ArrayList<>();
        for (int i = 0; i < Values.list(data).size(); i++) {
            indices.add((double) i);
        }
        return Collections.unmodifiableList(indices);
    }
}
