package eo.caravan.processors.process.array;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.VaryingLengthException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrays through a callback of one element with its index and label: each element replaced, or only some kept. */
@AutoService(ProcessFamily.class)
public final class Mapping implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("array_apply", new Apply(), "array_filter", new Filter());
    }

    private static Map<String, Object> parameters(List<?> values, List<Object> labels, int index, Object context) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("x", values.get(index));
        parameters.put("index", (double) index);
        parameters.put("label", labels == null ? null : labels.get(index));
        parameters.put("context", context);
        return parameters;
    }

    private static Map<String, Operand> operands(Operand.Elements array, int index, Operand context) {
        return Map.of(
                "x",
                array.elements().get(index),
                "index",
                new Operand.Constant((double) index),
                "label",
                new Operand.Constant(
                        array.labels() == null ? null : array.labels().get(index)),
                "context",
                context);
    }

    private static final class Apply implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> values = Values.list(arguments.get("data"));
            List<Object> labels = Values.labels(arguments.get("data"));
            Callback process = (Callback) arguments.get("process");
            List<Object> mapped = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                mapped.add(process.evaluate(parameters(values, labels, i, arguments.get("context"))));
            }
            return Values.array(mapped, labels);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand.Elements array = Values.elements(arguments.get("data"));
            Callback process = (Callback) Values.constant(arguments.get("process"));
            List<Operand> mapped = new ArrayList<>();
            for (int i = 0; i < array.elements().size(); i++) {
                mapped.add(process.compile(operands(array, i, arguments.get("context"))));
            }
            return new Operand.Elements(mapped, array.labels());
        }
    }

    private static final class Filter implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            List<?> values = Values.list(arguments.get("data"));
            List<Object> labels = Values.labels(arguments.get("data"));
            Callback condition = (Callback) arguments.get("condition");
            List<Object> kept = new ArrayList<>();
            List<Object> keptLabels = labels == null ? null : new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (Values.isTrue(condition.evaluate(parameters(values, labels, i, arguments.get("context"))))) {
                    kept.add(values.get(i));
                    if (labels != null) {
                        keptLabels.add(labels.get(i));
                    }
                }
            }
            return Values.array(kept, keptLabels);
        }

        /** Over cells by index and label, which are the same for all; otherwise the length of the array would differ. */
        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand.Elements array = Values.elements(arguments.get("data"));
            Callback condition = (Callback) Values.constant(arguments.get("condition"));
            List<Operand> kept = new ArrayList<>();
            List<Object> keptLabels = array.labels() == null ? null : new ArrayList<>();
            for (int i = 0; i < array.elements().size(); i++) {
                Operand keep = condition.compile(operands(array, i, arguments.get("context")));
                if (!(keep instanceof Operand.Constant constant)) {
                    throw new OpenEoException(
                            ApiErrorCode.PROCESS_GRAPH_INVALID,
                            "By value, 'array_filter' keeps another number of elements in each cell. Make one value of"
                                    + " them within the same callback, for example by 'mean', or decide by 'index' or"
                                    + " 'label'.",
                            new VaryingLengthException());
                }
                if (Values.isTrue(constant.value())) {
                    kept.add(array.elements().get(i));
                    if (keptLabels != null) {
                        keptLabels.add(array.labels().get(i));
                    }
                }
            }
            return new Operand.Elements(kept, keptLabels);
        }
    }
}
