package eo.caravan.processors.process.period;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A cube with a label for each group of labels of its input. A region reads only the labels that its groups use, neighbours
 * together and each once, and is computed in pieces: some groups after the other, then band by band, and where the labels of a
 * single group are very many, some rows after the other.
 */
final class GroupedCube implements Cube {
    private static final long PIECE_BYTES = 16L << 20;
    private static final long LARGEST_PIECE_BYTES = 128L << 20;

    private final Cube input;
    private final int dimension;
    private final Groups groups;
    private final Shape shape;

    /**
     * Groups the labels of a dimension.
     *
     * @param shape that of the input with a label for each group in place of those of the dimension
     */
    GroupedCube(Cube input, int dimension, Groups groups, Shape shape) {
        this.input = input;
        this.dimension = dimension;
        this.groups = groups;
        this.shape = shape;
    }

    /** A cube whose cells were computed of those of the groups. */
    static Cube computed(Cube input, int dimension, Groups groups, Dimension replacement) {
        return new GroupedCube(
                input,
                dimension,
                groups,
                input.shape().with(dimension, replacement).computed(groups.encoding()));
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
            most = Math.max(most, needs(piece));
        }
        return (pieces.size() == 1 ? 0 : region.cells() * Double.BYTES) + most;
    }

    private long needs(Region piece) {
        long held = piece.cells() * Double.BYTES;
        long most = held;
        for (Run run : runs(used(piece))) {
            Region part = piece.with(dimension, run.from(), run.size());
            most = Math.max(most, held + input.memory(part));
            held += part.cells() * Double.BYTES;
        }
        return most;
    }

    private List<Region> pieces(Region region) {
        List<Region> pieces = new ArrayList<>();
        long bytes = region.cells() / region.size(dimension) * Double.BYTES;
        for (int at = region.from(dimension); at < region.to(dimension); ) {
            BitSet labels = new BitSet();
            int next = at;
            do {
                use(next++, labels);
            } while (next < region.to(dimension) && bytes * (labels.cardinality() + more(next, labels)) <= PIECE_BYTES);
            split(region.with(dimension, at, next - at), labels.cardinality(), pieces);
            at = next;
        }
        return pieces;
    }

    /** How many labels a group uses that are not among those. */
    private int more(int group, BitSet labels) {
        int[] members = groups.members()[group];
        Program program = groups.programs()[group];
        int more = 0;
        for (int i = 0; i < members.length; i++) {
            more += program.uses(i) && !labels.get(members[i]) ? 1 : 0;
        }
        return more;
    }

    /** Halves a piece, along the outermost dimension that can be, horizontal ones last, while its inputs are too many. */
    private void split(Region piece, int labels, List<Region> pieces) {
        long bytes = piece.cells() / piece.size(dimension) * labels * Double.BYTES;
        int split = -1;
        for (int d = 0; d < piece.dimensions() && split < 0; d++) {
            boolean divides = d != dimension && piece.size(d) > 1;
            split = divides && !(shape.dimension(d) instanceof Dimension.Horizontal) ? d : -1;
        }
        if (split < 0 && bytes > LARGEST_PIECE_BYTES) {
            for (int d = 0; d < piece.dimensions() && split < 0; d++) {
                split = d != dimension && piece.size(d) > 1 ? d : -1;
            }
        }
        if (split < 0 || bytes <= PIECE_BYTES) {
            pieces.add(piece);
            return;
        }
        int half = piece.size(split) / 2;
        split(piece.with(split, piece.from(split), half), labels, pieces);
        split(piece.with(split, piece.from(split) + half, piece.size(split) - half), labels, pieces);
    }

    /** The labels of the input that the groups of a piece use. */
    private BitSet used(Region piece) {
        BitSet labels = new BitSet();
        for (int group = piece.from(dimension); group < piece.to(dimension); group++) {
            use(group, labels);
        }
        return labels;
    }

    private void use(int group, BitSet labels) {
        int[] members = groups.members()[group];
        Program program = groups.programs()[group];
        for (int i = 0; i < members.length; i++) {
            if (program.uses(i)) {
                labels.set(members[i]);
            }
        }
    }

    /** Neighbouring labels that are read together. */
    private record Run(int from, int size) {}

    private static List<Run> runs(BitSet labels) {
        List<Run> runs = new ArrayList<>();
        for (int from = labels.nextSetBit(0); from >= 0; ) {
            int end = labels.nextClearBit(from);
            runs.add(new Run(from, end - from));
            from = labels.nextSetBit(end);
        }
        return runs;
    }

    private Chunk compute(Region piece) {
        Chunk[] chunks = new Chunk[input.shape().dimension(dimension).size()];
        for (Run run : runs(used(piece))) {
            Chunk chunk = input.read(piece.with(dimension, run.from(), run.size()));
            for (int label = run.from(); label < run.from() + run.size(); label++) {
                chunks[label] = chunk;
            }
        }
        Chunk out = Chunk.unwritten(piece);
        Block block = null;
        double[][] target = null;
        for (int group = piece.from(dimension); group < piece.to(dimension); group++) {
            Program program = groups.programs()[group];
            if (block == null || program != groups.programs()[group - 1]) {
                block = program.open();
                target = new double[][] {new double[block.capacity()]};
            }
            compute(group, chunks, block, target, out);
        }
        for (Run run : runs(used(piece))) {
            chunks[run.from()].discard();
        }
        return out;
    }

    private void compute(int group, Chunk[] chunks, Block block, double[][] target, Chunk out) {
        int[] members = groups.members()[group];
        Program program = groups.programs()[group];
        int cells = Math.toIntExact(out.region().cells() / out.region().size(dimension));
        for (int at = 0; at < cells; at += block.capacity()) {
            int length = Math.min(block.capacity(), cells - at);
            for (int i = 0; i < members.length; i++) {
                if (program.uses(i)) {
                    copy(chunks[members[i]], members[i], at, length, block.input(i), true);
                }
            }
            program.run(block, length, target);
            copy(out, group, at, length, target[0], false);
        }
    }

    /** Copies cells of one label, from the one at {@code at} on, out of a chunk into a row, or from the row to the chunk. */
    private void copy(Chunk chunk, int label, int at, int length, double[] row, boolean toRow) {
        int inner = chunk.region().stride(dimension);
        int labels = chunk.region().size(dimension);
        int outer = at / inner;
        int offset = at % inner;
        for (int done = 0; done < length; ) {
            int segment = Math.min(inner - offset, length - done);
            int place = (outer * labels + label - chunk.region().from(dimension)) * inner + offset;
            if (toRow) {
                System.arraycopy(chunk.values(), place, row, done, segment);
            } else {
                System.arraycopy(row, done, chunk.values(), place, segment);
            }
            done += segment;
            offset = 0;
            outer++;
        }
    }
}
