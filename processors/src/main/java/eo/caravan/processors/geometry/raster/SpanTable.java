package eo.caravan.processors.geometry.raster;

import java.util.Arrays;

/** The runs of cells of many geometries, one after the other. */
final class SpanTable {
    private final int[] starts;
    private int features;
    private int size;
    private int[] rows = new int[1024];
    private int[] from = new int[1024];
    private int[] to = new int[1024];

    SpanTable(int features) {
        this.starts = new int[features + 1];
    }

    void add(int row, int first, int end) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        rows[size] = row;
        from[size] = first;
        to[size++] = end;
    }

    /** Ends the runs of the next geometry. */
    void end() {
        starts[++features] = size;
    }

    int size() {
        return size;
    }

    int begin(int feature) {
        return starts[feature];
    }

    int end(int feature) {
        return starts[feature + 1];
    }

    int row(int index) {
        return rows[index];
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }

    /** The runs of a geometry within a window, cut to it. */
    Spans within(int feature, int left, int top, int right, int bottom) {
        int begin = Arrays.binarySearch(rows, starts[feature], starts[feature + 1], top);
        begin = begin < 0 ? -1 - begin : begin;
        while (begin > starts[feature] && rows[begin - 1] == top) {
            begin--;
        }
        int end = begin;
        while (end < starts[feature + 1] && rows[end] < bottom) {
            end++;
        }
        int[] cutRows = new int[end - begin];
        int[] cutFrom = new int[end - begin];
        int[] cutTo = new int[end - begin];
        int count = 0;
        for (int i = begin; i < end; i++) {
            if (from[i] < right && to[i] > left) {
                cutRows[count] = rows[i];
                cutFrom[count] = Math.max(left, from[i]);
                cutTo[count++] = Math.min(right, to[i]);
            }
        }
        return new Spans(count, cutRows, cutFrom, cutTo);
    }
}
