package eo.caravan.processors.cube;

/**
 * A data cube that is computed where it is asked. Making one costs nothing; wrong dimensions, labels and extents fail when it
 * is made, before any cell is read. Implementations are immutable and may be read by several threads at once, and what a
 * cell holds never depends on the region that it is read with.
 */
public interface Cube {
    /** The dimensions in the order in which cells are stored, and how cells are encoded outside. */
    Shape shape();

    /**
     * The cells of a region that lies within the shape.
     *
     * @return a new chunk that the caller may change; no data is NaN
     */
    Chunk read(Region region);

    /**
     * An estimate of the bytes that {@link #read} needs at its peak, the answer included. Executors choose the size of regions
     * by it, so an operation that reads more of its input than it answers must count that.
     */
    default long memory(Region region) {
        return region.cells() * Double.BYTES;
    }
}
