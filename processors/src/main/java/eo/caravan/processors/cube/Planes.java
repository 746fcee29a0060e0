package eo.caravan.processors.cube;

/**
 * Where the horizontal planes of a chunk lie in its values, whatever the order of its dimensions.
 *
 * @param offsets the first cell of each plane, in the row-major order of the other dimensions
 * @param rowStride from a cell to the one in the next row
 * @param columnStride from a cell to the one in the next column
 */
public record Planes(int[] offsets, int rowStride, int columnStride) {
    /**
     * The planes of a region.
     *
     * @param y the dimension of rows
     * @param x the dimension of columns
     */
    public static Planes of(Region region, int y, int x) {
        int[] offsets = {0};
        for (int d = 0; d < region.dimensions(); d++) {
            if (d != x && d != y) {
                int[] more = new int[offsets.length * region.size(d)];
                for (int i = 0; i < more.length; i++) {
                    more[i] = offsets[i / region.size(d)] + i % region.size(d) * region.stride(d);
                }
                offsets = more;
            }
        }
        return new Planes(offsets, region.stride(y), region.stride(x));
    }
}
