package eo.caravan.processors.process;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.plan.JsonValues;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.plan.ServedProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which processes have no kernel, and so are slow inside of callbacks over cells. */
class CellByCellTest {
    private static final Operand X = new InputCells(0, Encoding.FLOAT64);
    private static final Operand.Elements ARRAY = new Operand.Elements(
            List.of(X, new InputCells(1, Encoding.FLOAT64), new InputCells(2, Encoding.FLOAT64)), null);

    @Test
    void only_texts_and_dates_are_computed_value_by_value() {
        Set<String> slow = new TreeSet<>();
        for (ServedProcess served : ProcessRegistry.standard().all()) {
            if (served.process() instanceof ValueProcess process && cellByCell(served, process)) {
                slow.add(served.spec().id());
            }
        }
        assertThat(slow).containsExactly("text_concat");
    }

    private static boolean cellByCell(ServedProcess served, ValueProcess process) {
        Map<String, Operand> arguments = new LinkedHashMap<>();
        served.spec().parameters().forEach(parameter -> arguments.put(parameter.name(), argument(parameter)));
        try {
            return process.compile(arguments) instanceof CellByCell;
        } catch (OpenEoException cannotTakeThese) {
            return false;
        }
    }

    /** Cells where a number may stand, an array of cells where an array may, the default for what is optional. */
    private static Operand argument(ProcessParameter parameter) {
        if (parameter.optional()) {
            return new Operand.Constant(
                    JsonValues.value(parameter.defaultValue().orElse(null)));
        }
        Set<String> types = parameter.types();
        if (parameter.callback().isPresent()) {
            return new Operand.Constant(Cubes.callback(parameters -> X));
        }
        if (types.contains("array")) {
            return ARRAY;
        }
        if (types.isEmpty() || types.contains("number") || types.contains("boolean")) {
            return X;
        }
        return new Operand.Constant(types.contains("integer") ? 1.0 : "2020-01-01");
    }
}
