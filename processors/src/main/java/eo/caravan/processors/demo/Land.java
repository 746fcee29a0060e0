package eo.caravan.processors.demo;

/**
 * A rectangle of the landscape, without season and weather, with one more cell around it on every side. The same place looks
 * the same in whatever rectangle it lies.
 */
final class Land {
    /** The bytes that one cell needs. */
    static final int CELL_BYTES = 24;

    final int width;
    final int height;
    final float[] slopeX;
    final float[] slopeY;
    /** How bright the ground is for its cover; 1 is usual. */
    final float[] tone;
    /** From 0 to about 1. */
    final float[] vigour;
    /** By how many days the season is late. */
    final float[] delay;

    private final Cover[] cover;

    private Land(int width, int height) {
        this.width = width;
        this.height = height;
        int cells = width * height;
        this.cover = new Cover[cells];
        this.slopeX = new float[cells];
        this.slopeY = new float[cells];
        this.tone = new float[cells];
        this.vigour = new float[cells];
        this.delay = new float[cells];
    }

    /**
     * Looks at the cells of a rectangle.
     *
     * @param west of the first column, without the additional one
     * @param north of the first row, without the additional one
     * @param step the size of a cell
     * @param columns without the additional ones
     */
    static Land survey(double west, double north, double step, int columns, int rows) {
        Land land = new Land(columns + 2, rows + 2);
        int wide = columns + 4;
        double[] heights = new double[wide * (rows + 4)];
        Terrain.Place place = new Terrain.Place();
        for (int row = 0; row < rows + 4; row++) {
            for (int column = 0; column < wide; column++) {
                Terrain.locate(west + (column - 1.5) * step, north - (row - 1.5) * step, place);
                heights[row * wide + column] = place.height;
            }
        }
        Landscape landscape = new Landscape();
        for (int row = 0; row < land.height; row++) {
            for (int column = 0; column < land.width; column++) {
                int at = (row + 1) * wide + column + 1;
                int cell = row * land.width + column;
                double slopeX = (heights[at + 1] - heights[at - 1]) / (2 * step);
                double slopeY = (heights[at - wide] - heights[at + wide]) / (2 * step);
                landscape.look(
                        west + (column - 0.5) * step,
                        north - (row - 0.5) * step,
                        Math.sqrt(slopeX * slopeX + slopeY * slopeY));
                land.slopeX[cell] = (float) slopeX;
                land.slopeY[cell] = (float) slopeY;
                land.put(cell, landscape);
            }
        }
        return land;
    }

    private void put(int cell, Landscape seen) {
        cover[cell] = seen.cover;
        tone[cell] = (float) seen.tone;
        vigour[cell] = (float) seen.vigour;
        delay[cell] = (float) seen.delay;
    }

    Cover cover(int cell) {
        return cover[cell];
    }
}
