package eo.caravan.processors.process.array;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.logic.Equality;
import java.util.List;
import java.util.Map;

/** Looking for values and labels in arrays; types are told apart, arrays, objects and no data are never found. */
@AutoService(ProcessFamily.class)
public final class Searching implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        ValueProcess contains =
                arguments -> find(Values.list(arguments.get("data")), arguments.get("value"), false) != null;
        ValueProcess find = arguments -> find(
                Values.list(arguments.get("data")), arguments.get("value"), Values.isTrue(arguments.get("reverse")));
        return Map.ofEntries(
                entry("array_contains", contains),
                entry("array_find", find),
                entry("array_find_label", new FindLabel()));
    }

    private static Double find(List<?> data, Object value, boolean reverse) {
        for (int i = 0; i < data.size(); i++) {
            int index = reverse ? data.size() - 1 - i : i;
            if (Boolean.TRUE.equals(Equality.equal(data.get(index), value, null, true))) {
                return (double) index;
            }
        }
        return null;
    }

    private static final class FindLabel implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return index(Values.labels(arguments.get("data")), arguments.get("label"));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Object> labels = Values.elements(arguments.get("data")).labels();
            return new Operand.Constant(index(labels, Values.constant(arguments.get("label"))));
        }

        private static Double index(List<Object> labels, Object label) {
            int index = labels == null ? -1 : labels.indexOf(label);
            return index < 0 ? null : (Double) (double) index;
        }
    }
}
