package eo.caravan.processors.process.curve;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model function at fixed places, compiled once: what depends on the place only (the cosines of a harmonic model, say) is
 * computed while compiling. Immutable; every thread opens a block of its own.
 */
final class CurveModel {
    private final Program program;
    private final int coefficients;

    private CurveModel(Program program, int coefficients) {
        this.program = program;
        this.coefficients = coefficients;
    }

    /**
     * Compiles a model.
     *
     * @param function of {@code x}, a number, and {@code parameters}, an array of as many numbers as there are coefficients
     * @throws eo.caravan.api.error.OpenEoException ProcessGraphInvalid where it does not return a number
     */
    static CurveModel of(Callback function, double[] places, int coefficients) {
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < coefficients; i++) {
            inputs.add(new InputCells(i, Encoding.FLOAT64));
        }
        List<Operand> values = new ArrayList<>();
        for (double place : places) {
            values.add(at(function, place, new Operand.Elements(inputs, null)));
        }
        CellResult result = CellResult.of(new Operand.Elements(values, null), coefficients, "function");
        return new CurveModel(result.program(), coefficients);
    }

    /** The model's value at one place. */
    static Operand at(Callback function, double place, Operand.Elements coefficients) {
        return function.compile(Map.of("x", new Operand.Constant(place), "parameters", coefficients));
    }

    int coefficients() {
        return coefficients;
    }

    int places() {
        return program.outputs();
    }

    /** A work space of one thread. */
    Evaluation open() {
        return new Evaluation(program.open());
    }

    /** Evaluates the model for many sets of coefficients at once. */
    final class Evaluation {
        private final Block block;
        private final double[][] part;

        private Evaluation(Block block) {
            this.block = block;
            this.part = new double[places()][block.capacity()];
        }

        /**
         * The values at all places.
         *
         * @param sets by coefficient, then by set
         * @param values by place, then by set
         * @param n how many sets there are
         */
        void values(double[][] sets, double[][] values, int n) {
            for (int from = 0; from < n; from += block.capacity()) {
                int length = Math.min(block.capacity(), n - from);
                for (int c = 0; c < coefficients; c++) {
                    System.arraycopy(sets[c], from, block.input(c), 0, length);
                }
                program.run(block, length, part);
                for (int p = 0; p < values.length; p++) {
                    System.arraycopy(part[p], 0, values[p], from, length);
                }
            }
        }
    }
}
