package eo.caravan.processors.process.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Batcher's odd-even merge sort over whole rows: the same comparisons for every cell, without a branch, so that the processor
 * sorts several cells at once.
 */
public final class SortingNetwork {
    /** The most rows; with more of them, sorting or selecting cell by cell needs fewer comparisons. */
    public static final int LARGEST = 64;

    private static final int TILE = 256;
    private static final int[][][] EXCHANGES = new int[LARGEST + 1][][];

    static {
        for (int rows = 0; rows <= LARGEST; rows++) {
            EXCHANGES[rows] = exchanges(rows);
        }
    }

    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

    private SortingNetwork() {}

    /** Where a thread sorts: used again for every tile, of whatever rows. */
    private static final class Room {
        private final int[] counts = new int[TILE];
        private double[][] sorted = new double[0][];

        double[][] rows(int rows) {
            if (sorted.length != rows) {
                sorted = new double[rows][TILE];
            }
            return sorted;
        }
    }

    private static int[][] exchanges(int rows) {
        List<int[]> pairs = new ArrayList<>();
        for (int merged = 1; merged < rows; merged *= 2) {
            for (int apart = merged; apart >= 1; apart /= 2) {
                for (int from = apart % merged; from + apart < rows; from += 2 * apart) {
                    for (int i = from; i < Math.min(from + apart, rows - apart); i++) {
                        if (i / (2 * merged) == (i + apart) / (2 * merged)) {
                            pairs.add(new int[] {i, i + apart});
                        }
                    }
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }

    /** What is made of some neighbouring cells once they are in order. */
    @FunctionalInterface
    public interface Tile {
        /**
         * Takes the cells {@code from} to {@code from + cells - 1}.
         *
         * @param sorted from the smallest on, in the columns 0 to {@code cells - 1}; behind the values of a cell there is nothing
         *     of meaning
         * @param counts how many values each cell has
         */
        void of(double[][] sorted, int[] counts, int from, int cells);
    }

    /** The median of the rows that have data in a cell, for at most {@link #LARGEST} rows. */
    static void median(double[][] rows, double[] out, int n) {
        sort(rows, n, (sorted, counts, from, cells) -> {
            for (int i = 0; i < cells; i++) {
                out[from + i] = middle(sorted, counts[i], i);
            }
        });
    }

    /** Puts the values of each cell in order, those without data left out, for at most {@link #LARGEST} rows. */
    public static void sort(double[][] rows, int n, Tile tile) {
        Room room = ROOM.get();
        double[][] sorted = room.rows(rows.length);
        int[] counts = room.counts;
        for (int from = 0; from < n; from += TILE) {
            int cells = Math.min(TILE, n - from);
            fill(rows, from, cells, sorted, counts);
            for (int[] pair : EXCHANGES[rows.length]) {
                exchange(sorted[pair[0]], sorted[pair[1]], cells);
            }
            tile.of(sorted, counts, from, cells);
        }
    }

    /** Copies a tile of the rows; what has no data goes behind all that has. */
    private static void fill(double[][] rows, int from, int cells, double[][] sorted, int[] counts) {
        Arrays.fill(counts, 0);
        for (int r = 0; r < rows.length; r++) {
            double[] row = rows[r];
            double[] copy = sorted[r];
            for (int i = 0; i < cells; i++) {
                boolean absent = Double.isNaN(row[from + i]);
                copy[i] = absent ? Double.POSITIVE_INFINITY : row[from + i];
                counts[i] += absent ? 0 : 1;
            }
        }
    }

    private static void exchange(double[] lower, double[] upper, int cells) {
        for (int i = 0; i < cells; i++) {
            double a = lower[i];
            double b = upper[i];
            lower[i] = Math.min(a, b);
            upper[i] = Math.max(a, b);
        }
    }

    private static double middle(double[][] sorted, int count, int cell) {
        if (count == 0) {
            return Double.NaN;
        }
        double upper = sorted[count / 2][cell];
        return count % 2 == 1 ? upper : (sorted[count / 2 - 1][cell] + upper) / 2;
    }
}
