package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cube whose cells are weighted sums of the cells around them along two dimensions. A row is summed in stretches that fit the
 * cache; the order in which the products of a cell are added depends on the kernel alone.
 */
final class KernelCube implements Cube {
    private static final long PIECE_BYTES = 32L << 20;
    private static final int STRETCH = 1024;

    private final Padding padding;
    private final Weights weights;
    private final double[][] split;
    private final double factor;
    private final Shape shape;

    KernelCube(Padding padding, Weights weights, double factor) {
        this.padding = padding;
        this.weights = weights;
        this.split = weights.split();
        this.factor = factor;
        Shape input = padding.input().shape();
        this.shape = input.computed(input.encoding().computed());
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
        long whole = region.cells() * Double.BYTES;
        return (pieces.size() == 1 ? 0 : whole) + needs(pieces.get(0));
    }

    private long needs(Region piece) {
        long padded = padding.around(piece).cells() * Double.BYTES;
        return Math.max(padding.memory(piece), padded + piece.cells() * Double.BYTES);
    }

    /** Splits along dimensions that are not horizontal until a piece is small. */
    private List<Region> pieces(Region region) {
        List<Region> pieces = List.of(region);
        for (int d = 0; d < region.dimensions(); d++) {
            boolean small = padding.around(pieces.get(0)).cells() * Double.BYTES <= PIECE_BYTES;
            if (shape.dimension(d) instanceof Dimension.Horizontal || small) {
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

    private Chunk compute(Region piece) {
        double[] padded = padding.read(piece);
        Chunk out = Chunk.zeros(piece);
        int inner = piece.stride(padding.second());
        int row = padding.around(piece).size(padding.second()) * inner;
        int middle = piece.stride(padding.first()) / (piece.size(padding.second()) * inner);
        Rows rows = split == null ? new Whole(row * middle, inner) : new Split(row * middle, inner);
        int height = piece.size(padding.first());
        int width = piece.size(padding.second()) * inner;
        int target = 0;
        for (int outer = 0; outer < piece.outer(padding.first()); outer++) {
            int top = outer * (height + 2 * padding.before()) * row * middle;
            for (int i = 0; i < height * middle; i++, target += width) {
                for (int at = 0; at < width; at += STRETCH) {
                    int length = Math.min(STRETCH, width - at);
                    double[] sums = rows.sums(padded, top + i * row + at, length);
                    for (int j = 0; j < length; j++) {
                        out.values()[target + at + j] = sums[j] * factor;
                    }
                }
            }
        }
        return out;
    }

    /** Sums a stretch of a row; for one thread. */
    private interface Rows {
        double[] sums(double[] padded, int at, int length);
    }

    /** Every weight for itself. */
    private final class Whole implements Rows {
        private final double[] sums = new double[STRETCH];
        private final Taps taps;

        Whole(int down, int along) {
            int width = weights.width();
            int[] offsets = new int[weights.height() * width];
            Arrays.setAll(offsets, i -> i / width * down + i % width * along);
            this.taps = new Taps(
                    offsets,
                    Arrays.stream(weights.rows())
                            .flatMapToDouble(Arrays::stream)
                            .toArray());
        }

        @Override
        public double[] sums(double[] padded, int at, int length) {
            Arrays.fill(sums, 0, length, 0);
            taps.addTo(sums, padded, at, length);
            return sums;
        }
    }

    /** A sum down the column of a kernel that is a product, then a sum of these along its row. */
    private final class Split implements Rows {
        private final double[] columns;
        private final double[] sums = new double[STRETCH];
        private final Taps down;
        private final Taps along;
        private final int reach;

        Split(int downStep, int alongStep) {
            int[] downOffsets = new int[weights.height()];
            Arrays.setAll(downOffsets, i -> i * downStep);
            int[] alongOffsets = new int[weights.width()];
            Arrays.setAll(alongOffsets, i -> i * alongStep);
            this.down = new Taps(downOffsets, split[0]);
            this.along = new Taps(alongOffsets, split[1]);
            this.reach = (weights.width() - 1) * alongStep;
            this.columns = new double[STRETCH + reach];
        }

        @Override
        public double[] sums(double[] padded, int at, int length) {
            Arrays.fill(columns, 0, length + reach, 0);
            down.addTo(columns, padded, at, length + reach);
            Arrays.fill(sums, 0, length, 0);
            along.addTo(sums, columns, 0, length);
            return sums;
        }
    }
}
