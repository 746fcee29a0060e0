package eo.caravan.processors.cube;

/**
 * A regular grid of cells.
 *
 * @param originX x of the outer edge of the first column
 * @param originY y of the outer edge of the first row
 * @param stepX signed width of a cell
 * @param stepY signed height of a cell, negative where rows run south
 */
public record Grid(Crs crs, double originX, double originY, double stepX, double stepY, int width, int height) {
    public Dimension.Horizontal x(String name) {
        return new Dimension.Horizontal(name, Dimension.Axis.X, crs, originX, stepX, width);
    }

    public Dimension.Horizontal y(String name) {
        return new Dimension.Horizontal(name, Dimension.Axis.Y, crs, originY, stepY, height);
    }

    /** The outer edges. */
    public Extent extent() {
        double x2 = originX + stepX * width;
        double y2 = originY + stepY * height;
        return new Extent(
                Math.min(originX, x2), Math.min(originY, y2), Math.max(originX, x2), Math.max(originY, y2), crs);
    }

    /** The part that begins at a cell and has a size, on the same lattice. */
    public Grid window(int column, int row, int newWidth, int newHeight) {
        return new Grid(crs, originX + column * stepX, originY + row * stepY, stepX, stepY, newWidth, newHeight);
    }
}
