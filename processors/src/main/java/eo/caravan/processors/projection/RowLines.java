package eo.caravan.processors.projection;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rows of a target as chains of straight lines through a source. A stretch of a row, at first all of it, is a line where its middle cell
 * lies no further beside the line than an error allowed, columns and rows of the source added up; otherwise its halves are looked
 * at. Stretches of a few cells are not lines. So does GDAL by default, and cuts rows at the same cells. What is found for a row is
 * kept. For any number of threads.
 */
final class RowLines {
    /** Shorter stretches are found cell by cell. */
    private static final int SHORT = 5;

    private static final int FIELDS = 6;
    private static final int KEPT_ROWS = 100_000;
    private static final int KEPT_NUMBERS = 4096;

    private final int width;
    private final double error;
    private final Exact exact;
    private final AtomicReferenceArray<double[]> kept;

    /** Finds where cells lie exactly. */
    @FunctionalInterface
    interface Exact {
        /** The places {column, row, column, row, …} of some cells of a row. */
        double[] places(int row, int... cells);
    }

    /**
     * Rows of a grid.
     *
     * @param error in cells of the source
     */
    RowLines(int width, int height, double error, Exact exact) {
        this.width = width;
        this.error = error;
        this.exact = exact;
        this.kept = height <= KEPT_ROWS ? new AtomicReferenceArray<>(height) : null;
    }

    /** Fills in the places of a part of a row. */
    void row(int row, int from, int count, double[] columns, double[] rows, int offset) {
        double[] lines = lines(row);
        for (int at = 0; at < lines.length; at += FIELDS) {
            int first = (int) lines[at];
            int begin = Math.max(from, first);
            int end = Math.min(from + count, first + (int) lines[at + 1]);
            if (begin < end) {
                if (Double.isNaN(lines[at + 4])) {
                    exactly(row, begin, end, columns, rows, offset - from);
                } else {
                    fill(lines[at + 2], lines[at + 4], begin - first, columns, offset - from + begin, end - begin);
                    fill(lines[at + 3], lines[at + 5], begin - first, rows, offset - from + begin, end - begin);
                }
            }
        }
    }

    private static void fill(double start, double step, int before, double[] out, int offset, int count) {
        for (int i = 0; i < count; i++) {
            out[offset + i] = start + step * (before + i);
        }
    }

    private void exactly(int row, int begin, int end, double[] columns, double[] rows, int offset) {
        int[] cells = new int[end - begin];
        Arrays.setAll(cells, i -> begin + i);
        double[] found = exact.places(row, cells);
        for (int i = 0; i < cells.length; i++) {
            columns[offset + begin + i] = found[2 * i];
            rows[offset + begin + i] = found[2 * i + 1];
        }
    }

    /** The stretches of a row: first cell, how many, column and row of the first, and what each cell adds to them, NaN where it is no line. */
    private double[] lines(int row) {
        double[] known = kept == null ? null : kept.get(row);
        if (known != null) {
            return known;
        }
        Chain chain = new Chain(row);
        if (width <= SHORT) {
            chain.add(0, width, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        } else {
            chain.stretch(0, width, exact.places(row, 0, (width - 1) / 2, width - 1));
        }
        double[] lines = Arrays.copyOf(chain.lines, chain.size);
        if (kept != null && lines.length <= KEPT_NUMBERS) {
            kept.set(row, lines);
        }
        return lines;
    }

    private final class Chain {
        private final int row;
        private double[] lines = new double[8 * FIELDS];
        private int size;

        Chain(int row) {
            this.row = row;
        }

        /** @param ends places of the first, the middle and the last cell */
        void stretch(int first, int count, double[] ends) {
            int middle = (count - 1) / 2;
            double acrossStep = (ends[4] - ends[0]) / (count - 1);
            double downStep = (ends[5] - ends[1]) / (count - 1);
            double off =
                    Math.abs(ends[0] + acrossStep * middle - ends[2]) + Math.abs(ends[1] + downStep * middle - ends[3]);
            if (off <= error) {
                add(first, count, ends[0], ends[1], acrossStep, downStep);
                return;
            }
            int last = middle - 1;
            int[] cells = {first + last / 2, first + last, first + middle + (count - middle - 1) / 2};
            double[] more = exact.places(row, cells);
            half(first, middle, ends[0], ends[1], more[0], more[1], more[2], more[3]);
            half(first + middle, count - middle, ends[2], ends[3], more[4], more[5], ends[4], ends[5]);
        }

        private void half(int first, int count, double... ends) {
            if (count <= SHORT) {
                add(first, count, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            } else {
                stretch(first, count, ends);
            }
        }

        private void add(double... fields) {
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
            }
            System.arraycopy(fields, 0, lines, size, FIELDS);
            size += FIELDS;
        }
    }
}
