package eo.caravan.processors.process;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.kernel.Operand;
import java.util.Map;

/**
 * A process over cubes, or one that needs its surroundings. It takes handles and returns a handle (a lazy cube, a value, a
 * result description), and never reads a cell while doing so, unless its result is a plain value.
 *
 * <p>The implementing class is final, has no field, carries {@link OpenEoProcess} and {@code @AutoService(Process.class)},
 * and nests {@code record Arguments} whose components are the parameters of the definition, in camel case ({@code
 * overlap_resolver} becomes {@code overlapResolver}). Component types say what the planner converts to: Cube, Callback,
 * String, Double, Integer, Boolean, Object (a value as it is), List, Map, Extent. Absent optional arguments take the
 * definition's default, {@code null} where that is none.
 */
public non-sealed interface CubeProcess<A extends Record> extends Process {
    /**
     * Makes the handle of the result.
     *
     * @throws eo.caravan.api.error.OpenEoException where the arguments do not fit the data
     */
    Object apply(A arguments, ProcessContext context);

    /**
     * The result inside a callback over cells, as an operand; most processes over cubes have none.
     *
     * @param arguments by parameter name, defaults filled in; callbacks stand as constants
     * @throws OpenEoException ProcessGraphInvalid where the process cannot stand there
     */
    default Operand compile(Map<String, Operand> arguments, ProcessContext context) {
        throw new OpenEoException(
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                "This process works on whole data cubes and cannot stand in this callback, which works on cells.");
    }

    /**
     * Looks at arguments each on its own, where the process cannot be called because others are wrong or not there yet. What
     * {@link #apply} would find first must be found first here too. Most processes have nothing to add to what their
     * definition says.
     *
     * @param known what is not known is null
     * @param problems takes what is wrong
     */
    default void check(A known, ProcessContext context, Problems problems) {}
}
