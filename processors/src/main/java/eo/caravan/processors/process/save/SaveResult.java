package eo.caravan.processors.process.save;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;
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
        OutputFormat format = context.formats().find(arguments.format);
        Map<String, Object> options = arguments.options == null ? Map.of() : new TreeMap<>(arguments.options);
        Cube data = arguments.data;
        for (Dimension dimension : data.shape().dimensions()) {
            if (dimension.size() == 0) {
                throw new OpenEoException(
                        ProcessErrorCode.DATA_CUBE_EMPTY,
                        "The dimension '" + dimension.name() + "' has no labels left, so there is nothing to write as "
                                + format.name() + ". Check the filters before save_result.");
            }
        }
        format.check(data.shape(), options);
        return new ResultDescription(data, format, options);
    }
}
