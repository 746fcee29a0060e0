package eo.caravan.processors.process.logic;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.ChosenCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Choice;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code accept} where the condition is true, {@code reject} where it is false or has no data; of whatever type they are. */
@AutoService(ProcessFamily.class)
public final class If implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("if", new Branch());
    }

    private static final class Branch implements Choice {
        @Override
        public String condition() {
            return "value";
        }

        @Override
        public Set<String> spared(Object condition) {
            return Set.of(Values.isTrue(condition) ? "reject" : "accept");
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return arguments.get(Values.isTrue(arguments.get("value")) ? "accept" : "reject");
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            Operand accept = arguments.get("accept");
            Operand reject = arguments.get("reject");
            if (arguments.get("value") instanceof Operand.Constant condition) {
                return Values.isTrue(condition.value()) ? accept : reject;
            }
            return choose(Operands.cells(arguments.get("value")), accept, reject);
        }

        private static Operand choose(Cells condition, Operand accept, Operand reject) {
            if (Operands.fits(accept) && Operands.fits(reject)) {
                return new ChosenCells(condition, Operands.cells(accept), Operands.cells(reject));
            }
            Operand.Elements yes = Values.elements(accept);
            Operand.Elements no = Values.elements(reject);
            if (yes.elements().size() != no.elements().size()) {
                throw OpenEoException.invalid(
                        "if",
                        "accept",
                        "over cells, both branches must be numbers or truth values, or arrays of the same length");
            }
            List<Operand> chosen = new ArrayList<>();
            for (int i = 0; i < yes.elements().size(); i++) {
                chosen.add(
                        choose(condition, yes.elements().get(i), no.elements().get(i)));
            }
            return new Operand.Elements(chosen, yes.labels());
        }
    }
}
