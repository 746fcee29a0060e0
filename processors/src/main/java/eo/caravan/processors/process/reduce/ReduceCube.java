package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A cube without one of its dimensions: each cell is computed from all cells along it. Only the labels that the program uses
 * are read, and a region is computed in pieces (date by date, band by band) so that its inputs are never all in memory.
 */
public final class ReduceCube implements Cube {
    /** What is read for a strip may take so much: about what a processor keeps near. */
    private static final long STRIP_BYTES = 4L << 20;

    /** Thinner strips would read too much beside them where an input looks at neighbours. */
    private static final int FEWEST_ROWS = 16;

    /** Where a strip needs more than that beside its inputs, others would find it gone, and have to make it again. */
    private static final long MOST_BESIDE = 48L << 20;

    private static final long PIECE_BYTES = 16L << 20;

    private final Cube input;
    private final int dimension;
    private final Program program;
    private final Shape shape;
    private final List<Run> runs;

    /** Neighbouring labels that are read together. */
    private record Run(int from, int size) {}

    /**
     * Reduces a dimension.
     *
     * @param program has an input row for each label of the dimension, and one output
     * @param encoding how the results are best written
     */
    public ReduceCube(Cube input, int dimension, Program program, Encoding encoding) {
        this.input = input;
        this.dimension = dimension;
        this.program = program;
        this.shape = input.shape().without(dimension).computed(encoding);
        this.runs = runs(program);
    }

    private static List<Run> runs(Program program) {
        List<Run> runs = new ArrayList<>();
        for (int row = 0; row < program.inputs(); ) {
            int end = row;
            while (end < program.inputs() && program.uses(end)) {
                end++;
            }
            if (end > row) {
                runs.add(new Run(row, end - row));
            }
            row = end + 1;
        }
        return runs;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Block block = program.open();
        return Pieces.read(region, this::pieces, piece -> compute(piece, block));
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        List<Region> pieces = pieces(region);
        long whole = region.cells() * Double.BYTES;
        return (pieces.size() == 1 ? 0 : whole) + needs(pieces.get(0));
    }

    private long needs(Region piece) {
        long held = piece.cells() * Double.BYTES;
        long most = held;
        for (Run run : runs) {
            Region part = piece.inserted(dimension, run.from, run.size);
            most = Math.max(most, held + input.memory(part));
            held += part.cells() * Double.BYTES;
        }
        return most;
    }

    /**
     * Splits into strips of rows, so that what is read for one serves all its labels of other dimensions and stays near; where few rows
     * are too much still, along the other dimensions, the first one first.
     */
    private List<Region> pieces(Region region) {
        List<Region> pieces = strips(region);
        for (int d = 0; d < region.dimensions(); d++) {
            if (shape.dimension(d) instanceof Dimension.Horizontal || inputBytes(pieces.get(0)) <= PIECE_BYTES) {
                continue;
            }
            List<Region> finer = new ArrayList<>();
            for (Region piece : pieces) {
                for (int i = piece.from(d); i < piece.to(d); i++) {
                    finer.add(piece.with(d, i, 1));
                }
            }
            pieces = finer;
        }
        return pieces;
    }

    private List<Region> strips(Region region) {
        int y = shape.axis(Dimension.Axis.Y);
        if (y < 0 || inputBytes(region) <= STRIP_BYTES) {
            return List.of(region);
        }
        long row = inputBytes(region) / region.size(y);
        int rows = (int) Math.max(FEWEST_ROWS, STRIP_BYTES / row);
        if (beside(region.with(y, region.from(y), Math.min(rows, region.size(y)))) > MOST_BESIDE) {
            return List.of(region);
        }
        List<Region> strips = new ArrayList<>();
        for (int at = region.from(y); at < region.to(y); at += rows) {
            strips.add(region.with(y, at, Math.min(rows, region.to(y) - at)));
        }
        return strips;
    }

    /** What reading the inputs of a piece needs beside them, such as tiles that the next strip will need again. */
    private long beside(Region piece) {
        long most = 0;
        for (Run run : runs) {
            Region part = piece.inserted(dimension, run.from, run.size);
            most = Math.max(most, input.memory(part) - part.cells() * Double.BYTES);
        }
        return most;
    }

    private long inputBytes(Region piece) {
        long labels = runs.stream().mapToLong(Run::size).sum();
        return piece.cells() * labels * Double.BYTES;
    }

    private Chunk compute(Region piece, Block block) {
        List<Chunk> chunks = new ArrayList<>();
        for (Run run : runs) {
            chunks.add(input.read(piece.inserted(dimension, run.from, run.size)));
        }
        Chunk out = Chunk.unwritten(piece);
        int cells = out.values().length;
        double[][] target = {new double[block.capacity()]};
        for (int at = 0; at < cells; at += block.capacity()) {
            int length = Math.min(block.capacity(), cells - at);
            for (int r = 0; r < runs.size(); r++) {
                fill(block, runs.get(r), chunks.get(r), at, length);
            }
            program.run(block, length, target);
            System.arraycopy(target[0], 0, out.values(), at, length);
        }
        chunks.forEach(Chunk::discard);
        return out;
    }

    /** Gathers the cells of each label of a run for {@code length} results from the one at {@code at} on. */
    private void fill(Block block, Run run, Chunk chunk, int at, int length) {
        int inner = chunk.region().stride(dimension);
        for (int label = 0; label < run.size; label++) {
            double[] row = block.input(run.from + label);
            int outer = at / inner;
            int offset = at % inner;
            for (int filled = 0; filled < length; ) {
                int segment = Math.min(inner - offset, length - filled);
                int source = (outer * run.size + label) * inner + offset;
                System.arraycopy(chunk.values(), source, row, filled, segment);
                filled += segment;
                offset = 0;
                outer++;
            }
        }
    }
}
