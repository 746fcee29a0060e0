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
    private final Columns columns;
    private final double factor;
    private final Shape shape;

    KernelCube(Padding padding, Weights weights, double factor) {
        this.padding = padding;
        this.weights = weights;
        this.columns = Columns.of(weights);
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
        int height = piece.size(padding.first());
        int width = piece.size(padding.second()) * inner;
        int middle = piece.stride(padding.first()) / width;
        Sums sums = new Sums(padded, row * middle, inner);
        for (int outer = 0; outer < piece.outer(padding.first()); outer++) {
            int top = outer * (height + 2 * padding.before()) * row * middle;
            for (int m = 0; m < middle; m++) {
                int target = (outer * height * middle + m) * width;
                for (int at = 0; at < width; at += STRETCH) {
                    int length = Math.min(STRETCH, width - at);
                    sums.begin(top + m * row + at, length);
                    for (int i = 0; i < height; i++) {
                        sums.next(out.values(), target + i * middle * width + at);
                    }
                }
            }
        }
        return out;
    }

    /** Goes down a stretch of columns, row by row; for one thread. */
    private final class Sums {
        private final double[] padded;
        private final int down;
        private final int reach;
        private final double[][] rows;
        private final double[][] columnSums;
        private final double[][] along;
        private final int[] offsets;
        private final double[] sums = new double[STRETCH];
        private int source;
        private int length;

        /**
         * Sums over padded cells.
         *
         * @param down how far a cell is from the one below
         * @param side how far it is from the one beside
         */
        Sums(double[] padded, int down, int side) {
            this.padded = padded;
            this.down = down;
            this.reach = (weights.width() - 1) * side;
            this.rows = new double[weights.height()][STRETCH + reach];
            this.columnSums = new double[columns.bases().length][STRETCH + reach];
            this.along = Arrays.stream(columns.base())
                    .mapToObj(base -> columnSums[base])
                    .toArray(double[][]::new);
            this.offsets =
                    Arrays.stream(columns.places()).map(place -> place * side).toArray();
        }

        /** Begins at the top of a stretch. */
        void begin(int first, int newLength) {
            source = first;
            length = newLength;
            for (int i = 1; i < rows.length; i++) {
                load(rows[i]);
            }
        }

        private void load(double[] row) {
            System.arraycopy(padded, source, row, 0, length + reach);
            source += down;
        }

        /** Writes the sums of the next row. */
        void next(double[] out, int target) {
            double[] oldest = rows[0];
            System.arraycopy(rows, 1, rows, 0, rows.length - 1);
            rows[rows.length - 1] = oldest;
            load(oldest);
            for (int i = 0; i < columnSums.length; i++) {
                RowSums.write(rows, columns.bases()[i], columnSums[i], length + reach);
            }
            Arrays.fill(sums, 0, length, 0);
            int column = 0;
            for (; column + 5 <= along.length; column += 5) {
                RowSums.addFive(along, offsets, columns.factors(), column, sums, length);
            }
            for (; column < along.length; column++) {
                RowSums.add(along[column], offsets[column], columns.factors()[column], sums, length);
            }
            for (int i = 0; i < length; i++) {
                out[target + i] = sums[i] * factor;
            }
        }
    }
}
