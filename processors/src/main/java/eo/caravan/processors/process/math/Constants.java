package eo.caravan.processors.process.math;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.Map;

/** Numbers that have a name, and the value that is only passed on. */
@AutoService(ProcessFamily.class)
public final class Constants implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        ValueProcess pi = arguments -> Math.PI;
        ValueProcess e = arguments -> Math.E;
        ValueProcess nan = arguments -> Double.NaN;
        return Map.of("pi", pi, "e", e, "nan", nan, "constant", new Same());
    }

    private static final class Same implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return arguments.get("x");
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            return arguments.get("x");
        }
    }
}
