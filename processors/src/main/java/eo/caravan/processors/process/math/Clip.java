package eo.caravan.processors.process.math;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Elementwise;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.util.List;
import java.util.Map;

/** Limits to a range; without data where there is none. Bounds in the wrong order are MinMaxSwapped. */
@AutoService(ProcessFamily.class)
public final class Clip implements ProcessFamily {
    private static final List<String> PARAMETERS = List.of("x", "min", "max");
    private static final ValueProcess VALUE = Elementwise.of(PARAMETERS, Clip::clip);

    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("clip", new Process());
    }

    static void clip(double[][] rows, double[] out, int n) {
        double[] x = rows[0];
        double[] min = rows[1];
        double[] max = rows[2];
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(Math.max(x[i], min[i]), max[i]);
        }
    }

    private static void check(Object min, Object max) {
        if (min instanceof Double low && max instanceof Double high && low > high) {
            throw new OpenEoException(
                    ProcessErrorCode.MIN_MAX_SWAPPED,
                    "'min' is " + low + " and 'max' is " + high + ". 'min' must not be greater than 'max'.");
        }
    }

    private static final class Process implements ValueProcess {
        @Override
        public Object evaluate(Map<String, Object> arguments) {
            check(arguments.get("min"), arguments.get("max"));
            return VALUE.evaluate(arguments);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            if (arguments.get("min") instanceof Operand.Constant min
                    && arguments.get("max") instanceof Operand.Constant max) {
                check(min.value(), max.value());
            }
            List<Cells> rows =
                    Operands.cells(PARAMETERS.stream().map(arguments::get).toList());
            return new KernelCells(rows, Clip::clip, Encodings.join(rows), false);
        }
    }
}
