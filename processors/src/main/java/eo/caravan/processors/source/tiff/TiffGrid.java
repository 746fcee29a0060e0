package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the cells lie: the outer corner of the first cell and the step from cell to cell, in units of the coordinate
 * system. In the usual file with north up, {@code stepY} is negative.
 */
public record TiffGrid(double originX, double originY, double stepX, double stepY) {
    private static final int POINT = 2;

    /** The same area in another number of cells: the grid of an overview. */
    public TiffGrid resized(int width, int height, int newWidth, int newHeight) {
        return new TiffGrid(originX, originY, stepX * width / newWidth, stepY * height / newHeight);
    }

    /** The grid of the tags; empty where the file has none. Source: OGC 19-008, section 7.2. */
    static Optional<TiffGrid> parse(TiffDirectory tags, Optional<GeoKeys> keys) throws IOException {
        double[] transformation = tags.doubles(TiffTag.MODEL_TRANSFORMATION);
        double[] scale = tags.doubles(TiffTag.MODEL_PIXEL_SCALE);
        double[] tie = tags.doubles(TiffTag.MODEL_TIEPOINT);
        TiffGrid grid;
        if (transformation.length >= 16) {
            if (transformation[1] != 0 || transformation[4] != 0) {
                throw new UnsupportedTiffException(tags.name(), "a rotated or sheared grid");
            }
            grid = new TiffGrid(transformation[3], transformation[7], transformation[0], transformation[5]);
        } else if (scale.length >= 2 && tie.length >= 6) {
            double stepY = -Math.abs(scale[1]);
            grid = new TiffGrid(tie[3] - tie[0] * scale[0], tie[4] - tie[1] * stepY, scale[0], stepY);
        } else if (tie.length > 6) {
            throw new UnsupportedTiffException(
                    tags.name(), "a grid given by " + tie.length / 6 + " control points only");
        } else {
            return Optional.empty();
        }
        if (!(usable(grid.stepX) && usable(grid.stepY))
                || !Double.isFinite(grid.originX)
                || !Double.isFinite(grid.originY)) {
            throw new MalformedTiffException(tags.name(), "its grid is " + grid);
        }
        boolean points = keys.isPresent() && keys.get().number(GeoKeys.RASTER_TYPE, 1) == POINT;
        return Optional.of(points ? grid.shifted() : grid);
    }

    private static boolean usable(double step) {
        return Double.isFinite(step) && step != 0;
    }

    /** Files that name cell centres, half a cell back to the corner. */
    private TiffGrid shifted() {
        return new TiffGrid(originX - stepX / 2, originY - stepY / 2, stepX, stepY);
    }
}
