package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Dimension;

/**
 * How an axis is divided into windows of equal size.
 *
 * @param offset the index of the axis where the first window begins; negative where cells without data are put before it
 */
record WindowAxis(Dimension.Horizontal axis, int size, int offset, int count) {
    /**
     * Divides an axis.
     *
     * @param pad whether a last incomplete window is filled up with cells without data; left out otherwise
     * @param fromFirst whether the first window begins at the first cell; the last one ends at the last cell otherwise
     */
    static WindowAxis of(Dimension.Horizontal axis, int size, boolean pad, boolean fromFirst) {
        int whole = axis.size() / size;
        int count = pad && axis.size() % size != 0 ? whole + 1 : whole;
        long offset = fromFirst ? 0 : axis.size() - (long) count * size;
        return new WindowAxis(axis, size, (int) offset, count);
    }

    /** The axis whose cells are the windows. */
    Dimension.Horizontal windows() {
        return new Dimension.Horizontal(
                axis.name(), axis.axis(), axis.crs(), axis.origin() + offset * axis.step(), axis.step() * size, count);
    }

    /** The first cell of some windows that there is. */
    int from(int window) {
        return Math.max(0, begin(window));
    }

    /** The cell behind the last one of some windows that there is. */
    int to(int window, int windows) {
        return (int) Math.min(axis.size(), begin(window) + (long) windows * size);
    }

    /** Where a window begins; perhaps before the first cell. */
    int begin(int window) {
        return offset + window * size;
    }
}
