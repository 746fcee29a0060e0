package eo.caravan.processors.process.apply;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;

/**
 * Computes every cell by a callback; all dimensions stay. No data is given to the callback as null.
 *
 * <p>Errors: ProcessGraphInvalid where the callback does not return one value.
 */
@OpenEoProcess("apply")
@AutoService(Process.class)
public final class Apply implements CubeProcess<Apply.Arguments> {
    /**
     * The parameters.
     *
     * @param process of {@code x}, a cell, and {@code context}
     */
    public record Arguments(Cube data, Callback process, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        Operand x = new InputCells(0, data.shape().encoding());
        Operand result = arguments.process.compile(Map.of("x", x, "context", new Operand.Constant(arguments.context)));
        CellResult cells = CellResult.of(result, 1, "process");
        return new ApplyCube(data, cells.program(), cells.encoding());
    }
}
