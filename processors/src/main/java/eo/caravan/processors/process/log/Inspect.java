package eo.caravan.processors.process.log;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.process.Values;
import java.util.Locale;
import java.util.Map;

/**
 * Writes an entry into the log and returns its data as it is. Values are told with a bound on their length, cubes as a
 * description without a cell being read. In a callback over cells there is one entry when the callback is compiled, which
 * says what stands there for all cells; cells write nothing.
 */
@OpenEoProcess("inspect")
@AutoService(Process.class)
public final class Inspect implements CubeProcess<Inspect.Arguments> {
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_CODE = 200;

    /**
     * The parameters.
     *
     * @param data of any type
     * @param message empty for a short description of the data
     * @param code a mark of the user's own
     * @param level error, warning, info or debug
     */
    public record Arguments(Object data, String message, String code, String level) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        write(arguments, context);
        return arguments.data;
    }

    @Override
    public Operand compile(Map<String, Operand> arguments, ProcessContext context) {
        Map<String, Object> constants = Values.constants(arguments, "data");
        Operand data = arguments.get("data");
        write(
                new Arguments(data, text(constants, "message"), text(constants, "code"), text(constants, "level")),
                context);
        return data;
    }

    private static String text(Map<String, Object> constants, String name) {
        return constants.get(name) == null ? "" : String.valueOf(constants.get(name));
    }

    private static void write(Arguments arguments, ProcessContext context) {
        String message = arguments.message.isBlank() ? Summary.inWords(arguments.data) : arguments.message;
        context.log()
                .add(
                        StepLog.Level.valueOf(arguments.level.toUpperCase(Locale.ROOT)),
                        Summary.cut(arguments.code, LONGEST_CODE),
                        Summary.cut(message, LONGEST_MESSAGE),
                        Summary.of(arguments.data));
    }
}
