package eo.caravan.processors.process.reduce;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.Map;

/**
 * Collapses a dimension: every cell becomes what the reducer makes of all values along the dimension, an array with the
 * dimension's labels. The other dimensions stay.
 *
 * <p>Errors: DimensionNotAvailable; ProcessGraphInvalid where the reducer does not return one value.
 */
@OpenEoProcess("reduce_dimension")
@AutoService(Process.class)
public final class ReduceDimension implements CubeProcess<ReduceDimension.Arguments> {
    /**
     * The parameters.
     *
     * @param reducer of {@code data}, a labeled array, and {@code context}
     */
    public record Arguments(Cube data, Callback reducer, String dimension, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        int dimension = data.shape().index(arguments.dimension);
        Operand.Elements elements = CellResult.elements(data.shape(), dimension);
        Operand result =
                arguments.reducer.compile(Map.of("data", elements, "context", new Operand.Constant(arguments.context)));
        CellResult cells = CellResult.of(result, elements.elements().size(), "reducer");
        return new ReduceCube(data, dimension, cells.program(), cells.encoding());
    }
}
