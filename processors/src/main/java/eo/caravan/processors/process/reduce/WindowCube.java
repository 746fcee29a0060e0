package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.HorizontalAxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A cube of small windows: a program has an input row for each cell of a window, and runs over many windows at once. */
final class WindowCube implements Cube {
    private static final long PIECE_BYTES = 16L << 20;

    private final Cube input;
    private final HorizontalAxes axes;
    private final WindowAxis columns;
    private final WindowAxis rows;
    private final Program program;
    private final Shape shape;

    /**
     * Reduces windows.
     *
     * @param program has an input row for each cell of a window, row by row
     */
    WindowCube(
            Cube input, HorizontalAxes axes, WindowAxis columns, WindowAxis rows, Program program, Encoding encoding) {
        this.input = input;
        this.axes = axes;
        this.columns = columns;
        this.rows = rows;
        this.program = program;
        this.shape = input.shape()
                .with(axes.x(), columns.windows())
                .with(axes.y(), rows.windows())
                .computed(encoding);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        return Pieces.read(region, this::pieces, this::compute);
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        List<Region> pieces = pieces(region);
        long most = 0;
        for (Region piece : pieces) {
            Region needed = needed(piece);
            long cells =
                    piece.cells() + (needed.equals(all(piece)) ? 0 : all(piece).cells());
            most = Math.max(most, input.memory(needed) + cells * Double.BYTES);
        }
        return most + (pieces.size() == 1 ? 0 : region.cells() * Double.BYTES);
    }

    private Region needed(Region piece) {
        int x = columns.from(piece.from(axes.x()));
        int y = rows.from(piece.from(axes.y()));
        return piece.with(axes.x(), x, columns.to(piece.from(axes.x()), piece.size(axes.x())) - x)
                .with(axes.y(), y, rows.to(piece.from(axes.y()), piece.size(axes.y())) - y);
    }

    /** Splits along the other dimensions until the inputs of a piece are few, then into bands of rows. */
    private List<Region> pieces(Region region) {
        List<Region> pieces = List.of(region);
        for (int d = 0; d < region.dimensions(); d++) {
            if (d != axes.x() && d != axes.y() && bytes(pieces.get(0)) > PIECE_BYTES) {
                pieces = split(pieces, d, 1);
            }
        }
        Region first = pieces.get(0);
        long most = bytes(first);
        if (most > PIECE_BYTES) {
            int height = (int) Math.max(1, first.size(axes.y()) * PIECE_BYTES / most);
            pieces = split(pieces, axes.y(), height);
        }
        return pieces;
    }

    private long bytes(Region piece) {
        return piece.cells() * columns.size() * rows.size() * Double.BYTES;
    }

    private static List<Region> split(List<Region> pieces, int dimension, int size) {
        List<Region> finer = new ArrayList<>();
        for (Region piece : pieces) {
            for (int i = piece.from(dimension); i < piece.to(dimension); i += size) {
                finer.add(piece.with(dimension, i, Math.min(size, piece.to(dimension) - i)));
            }
        }
        return finer;
    }

    private Chunk compute(Region piece) {
        Chunk in = padded(piece);
        Chunk out = Chunk.zeros(piece);
        int[] steps = steps(in.region());
        int[] offsets = offsets(in.region());
        Block block = program.open();
        double[][] target = {new double[block.capacity()]};
        int[] begins = new int[block.capacity()];
        int[] position = new int[piece.dimensions()];
        int cells = out.values().length;
        for (int done = 0; done < cells; done += block.capacity()) {
            int length = Math.min(block.capacity(), cells - done);
            begins(piece, steps, position, begins, length);
            for (int row = 0; row < offsets.length; row++) {
                if (program.uses(row)) {
                    gather(in.values(), begins, offsets[row], block.input(row), length);
                }
            }
            program.run(block, length, target);
            System.arraycopy(target[0], 0, out.values(), done, length);
        }
        return out;
    }

    /** All cells of all windows, without data where the input has none. */
    private Chunk padded(Region piece) {
        Region all = all(piece);
        Chunk read = input.read(needed(piece));
        if (read.region().equals(all)) {
            return read;
        }
        Chunk padded = Chunk.empty(all);
        padded.paste(read);
        return padded;
    }

    private Region all(Region piece) {
        return piece.with(axes.x(), columns.begin(piece.from(axes.x())), piece.size(axes.x()) * columns.size())
                .with(axes.y(), rows.begin(piece.from(axes.y())), piece.size(axes.y()) * rows.size());
    }

    /** How far it is from a window to the next one, along each dimension. */
    private int[] steps(Region in) {
        int[] steps = new int[in.dimensions()];
        Arrays.setAll(steps, in::stride);
        steps[axes.x()] *= columns.size();
        steps[axes.y()] *= rows.size();
        return steps;
    }

    /** How far the cells of a window are from its first one. */
    private int[] offsets(Region in) {
        int[] offsets = new int[program.inputs()];
        int width = columns.size();
        Arrays.setAll(offsets, i -> i / width * in.stride(axes.y()) + i % width * in.stride(axes.x()));
        return offsets;
    }

    /** Finds where the next {@code length} windows begin; {@code position} counts them. */
    private static void begins(Region piece, int[] steps, int[] position, int[] begins, int length) {
        int last = steps.length - 1;
        int begin = 0;
        for (int d = 0; d <= last; d++) {
            begin += position[d] * steps[d];
        }
        for (int i = 0; i < length; i++) {
            begins[i] = begin;
            int d = last;
            begin += steps[d];
            while (++position[d] == piece.size(d) && d > 0) {
                begin += steps[d - 1] - position[d] * steps[d];
                position[d--] = 0;
            }
        }
    }

    private static void gather(double[] values, int[] begins, int offset, double[] row, int length) {
        for (int i = 0; i < length; i++) {
            row[i] = values[begins[i] + offset];
        }
    }
}
