package eo.caravan.processors.process.save;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.SharedOptions;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says in which format, and how, a cube is to be written. Nothing is written yet, but what cannot be written fails here.
 *
 * <p>Errors: FileTypeInvalid, FormatUnsuitable, DataCubeEmpty, ProcessParameterInvalid for options.
 */
@OpenEoProcess("save_result")
@AutoService(Process.class)
public final class SaveResult implements CubeProcess<SaveResult.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, String format, Map<String, Object> options) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Map<String, Object> options = options(arguments);
        Problems problems = new Problems();
        Optional<OutputFormat> format = format(arguments, context, problems);
        problems.attempt(() -> checked(arguments.data, format));
        if (problems.isEmpty()) {
            format.ifPresent(found -> SharedOptions.check(found, arguments.data.shape(), options));
        }
        problems.throwIfAny();
        return new ResultDescription(arguments.data, format.orElseThrow(), options);
    }

    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.format != null) {
            format(known, context, problems);
        }
    }

    private static Map<String, Object> options(Arguments arguments) {
        return arguments.options == null ? Map.of() : new TreeMap<>(arguments.options);
    }

    /** The format, where it is known; its options are checked. */
    private static Optional<OutputFormat> format(Arguments arguments, ProcessContext context, Problems problems) {
        Optional<OutputFormat> format = problems.attempt(() -> {
            try {
                return context.formats().find(arguments.format);
            } catch (OpenEoException unknown) {
                throw unknown.argument("format");
            }
        });
        format.ifPresent(found -> problems.attempt(() -> {
            found.checkOptions(options(arguments));
            SharedOptions.read(options(arguments), found);
            return found;
        }));
        return format;
    }

    private static Cube checked(Cube data, Optional<OutputFormat> format) {
        boolean held = format.map(OutputFormat::holdsEmpty).orElse(true);
        for (Dimension dimension : data.shape().dimensions()) {
            if (dimension.size() == 0 && !held) {
                throw new OpenEoException(
                                ProcessErrorCode.DATA_CUBE_EMPTY,
                                "The dimension '" + dimension.name()
                                        + "' has no labels left, so there is nothing to write"
                                        + format.map(found -> " as " + found.name())
                                                .orElse("")
                                        + ". Check the filters before save_result.")
                        .argument("data");
            }
        }
        return data;
    }
}
