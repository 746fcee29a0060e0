package eo.caravan.processors.process.neighborhood;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Computes the cells of neighbourhoods, which lie side by side. The callback sees a neighbourhood with what overlaps on its sides, no
 * data where that lies beyond the cube, and returns as many cells; those of the overlap are dropped. The last neighbourhoods may be
 * smaller. Where a size of one label is asked for in all dimensions but one, the callback sees an array with labels, unless it
 * works on cubes only; a cube with all dimensions otherwise. All dimensions stay.
 *
 * <p>Lengths that are not given in pixels are rounded to whole cells, at least one; durations count from the first instant of the
 * cube. Labels that are seen beyond the cube go on as those within.
 *
 * <p>Errors: DimensionNotAvailable, UnitMismatch for metres on other axes, ProcessParameterInvalid for wrong sizes;
 * DataCubePropertiesImmutable where the callback returns other dimensions or another number of values.
 */
@OpenEoProcess("apply_neighborhood")
@AutoService(Process.class)
public final class ApplyNeighborhood implements CubeProcess<ApplyNeighborhood.Arguments> {
    /**
     * The parameters.
     *
     * @param process of {@code data}, a cube or an array, and {@code context}
     * @param size objects with {@code dimension}, {@code value} and {@code unit}
     * @param overlap the same; {@code null} for none
     */
    public record Arguments(Cube data, Callback process, List<?> size, List<?> overlap, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        List<Stretches> stretches = Division.of(shape, arguments.size, arguments.overlap);
        if (shape.whole().cells() == 0) {
            return arguments.data;
        }
        int[] wide = IntStream.range(0, stretches.size())
                .filter(d -> !stretches.get(d).single())
                .toArray();
        if (wide.length != 1) {
            return overCubes(arguments, stretches);
        }
        try {
            return new ArrayNeighborhoodCube(
                    arguments.data, wide[0], stretches.get(wide[0]), arguments.process, arguments.context);
        } catch (OpenEoException notOverArrays) {
            try {
                return overCubes(arguments, stretches);
            } catch (OpenEoException notOverCubes) {
                throw notOverArrays;
            }
        }
    }

    private static Cube overCubes(Arguments arguments, List<Stretches> stretches) {
        return new NeighborhoodCube(arguments.data, stretches, part -> {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("data", part);
            parameters.put("context", arguments.context);
            return arguments.process.evaluate(parameters);
        });
    }
}
