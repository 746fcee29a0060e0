package eo.caravan.processors.process.neighborhood;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A cube whose neighbourhoods along a single dimension are computed by a callback that turns arrays into arrays, compiled. */
final class ArrayNeighborhoodCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final Stretches stretches;
    private final Callback process;
    private final Object context;
    private final Shape shape;

    /**
     * Computes neighbourhoods along a dimension; the callback for the first one is compiled at once.
     *
     * @throws OpenEoException what is wrong with what the callback returns
     */
    ArrayNeighborhoodCube(Cube input, int dimension, Stretches stretches, Callback process, Object context) {
        this.input = input;
        this.dimension = dimension;
        this.stretches = stretches;
        this.process = process;
        this.context = context;
        this.shape = input.shape().computed(compiled(stretches.get(0)).encoding());
    }

    private CellResult compiled(Stretch stretch) {
        int count = stretch.sources().length;
        List<Operand> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new InputCells(i, input.shape().encoding().withNodata()));
        }
        Operand result = process.compile(Map.of(
                "data", new Operand.Elements(rows, stretch.dimension().labels()),
                "context", new Operand.Constant(context)));
        if (!(result instanceof Operand.Elements array) || array.elements().size() != count) {
            String returned = result instanceof Operand.Elements array
                    ? "an array of " + array.elements().size()
                    : "something else";
            throw new OpenEoException(
                    ProcessErrorCode.DATA_CUBE_PROPERTIES_IMMUTABLE,
                    "The callback of apply_neighborhood was given an array of " + count + " values along '"
                            + stretch.dimension().name() + "' and must return as many; it returned " + returned + ".");
        }
        return CellResult.of(array, count, "process");
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.zeros(region);
        if (region.cells() > 0) {
            for (int number : stretches.within(region.from(dimension), region.size(dimension))) {
                CancelledException.ifInterrupted();
                compute(stretches.get(number), region, out);
            }
        }
        return out;
    }

    private void compute(Stretch stretch, Region region, Chunk out) {
        Program program = compiled(stretch).program();
        Region seen = region.with(dimension, 0, program.inputs());
        Chunk in = read(stretch, seen);
        Chunk results = Chunk.zeros(seen);
        int inner = region.stride(dimension);
        Block block = program.open();
        double[][] target = new double[program.outputs()][block.capacity()];
        for (int outer = 0; outer < region.outer(dimension); outer++) {
            for (int at = 0; at < inner; at += block.capacity()) {
                int length = Math.min(block.capacity(), inner - at);
                int first = outer * program.inputs() * inner + at;
                for (int row = 0; row < program.inputs(); row++) {
                    System.arraycopy(in.values(), first + row * inner, block.input(row), 0, length);
                }
                program.run(block, length, target);
                for (int row = 0; row < program.outputs(); row++) {
                    System.arraycopy(target[row], 0, results.values(), first + row * inner, length);
                }
            }
        }
        paste(results, stretch, region, out);
    }

    private Chunk read(Stretch stretch, Region seen) {
        Chunk in = Chunk.empty(seen);
        for (Stretch.Run run : stretch.seen(0, seen.size(dimension))) {
            Chunk part = input.read(seen.with(dimension, run.cell(), run.size()));
            in.paste(part.as(seen.with(dimension, run.place(), run.size())));
        }
        return in;
    }

    private void paste(Chunk results, Stretch stretch, Region region, Chunk out) {
        Region seen = results.region();
        int inner = seen.stride(dimension);
        for (Stretch.Run run : stretch.counted(region.from(dimension), region.size(dimension))) {
            for (int outer = 0; outer < seen.outer(dimension); outer++) {
                int source = (outer * seen.size(dimension) + run.place()) * inner;
                int target = (outer * region.size(dimension) + run.cell() - region.from(dimension)) * inner;
                System.arraycopy(results.values(), source, out.values(), target, run.size() * inner);
            }
        }
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        long most = 0;
        int[] numbers = stretches.within(region.from(dimension), region.size(dimension));
        for (int number : Arrays.stream(numbers).limit(3).toArray()) {
            Stretch stretch = stretches.get(number);
            Region seen = region.with(dimension, 0, stretch.sources().length);
            long read = 0;
            for (Stretch.Run run : stretch.seen(0, seen.size(dimension))) {
                read = Math.max(read, input.memory(seen.with(dimension, run.cell(), run.size())));
            }
            long bytes = seen.cells() * Double.BYTES;
            most = Math.max(most, bytes + Math.max(read, bytes));
        }
        return region.cells() * Double.BYTES + most;
    }
}
