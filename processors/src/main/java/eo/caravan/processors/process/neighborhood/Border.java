package eo.caravan.processors.process.neighborhood;

/** What lies beyond the ends of an axis. */
enum Border {
    /** A fixed number. */
    CONSTANT,
    /** The last cell again and again: {@code aaa|abcd|ddd}. */
    REPLICATE,
    /** The axis mirrored at its edge: {@code cba|abcd|dcb}. */
    REFLECT,
    /** The axis mirrored at the centre of its last cell: {@code dcb|abcd|cba}. */
    REFLECT_PIXEL,
    /** The axis again from its other end: {@code bcd|abcd|abc}. */
    WRAP;

    /** No cell of the axis: the fixed number. */
    static final int NONE = -1;

    /** The index that stands at {@code index} of an axis of {@code size} cells, {@link #NONE} where that is no cell. */
    int source(int index, int size) {
        if (index >= 0 && index < size) {
            return index;
        }
        return switch (this) {
            case CONSTANT -> NONE;
            case REPLICATE -> index < 0 ? 0 : size - 1;
            case REFLECT -> mirrored(Math.floorMod(index, 2 * size), 2 * size - 1, size);
            case REFLECT_PIXEL -> size == 1 ? 0 : mirrored(Math.floorMod(index, 2 * size - 2), 2 * size - 2, size);
            case WRAP -> Math.floorMod(index, size);
        };
    }

    private static int mirrored(int index, int last, int size) {
        return index < size ? index : last - index;
    }

    /** The indices for {@code length} places from {@code from} on. */
    int[] sources(int from, int length, int size) {
        int[] sources = new int[length];
        for (int i = 0; i < length; i++) {
            sources[i] = source(from + i, size);
        }
        return sources;
    }
}
