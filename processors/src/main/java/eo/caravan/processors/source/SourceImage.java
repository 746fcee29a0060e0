package eo.caravan.processors.source;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffImage;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import java.util.function.Consumer;

/**
 * An image of a file, and the band that is wanted of it.
 *
 * @param image 0 for the full one, then the overviews, the largest first; {@link #CUBE} for a file that holds a cube
 * @param plane which set of tiles holds the band
 * @param sampleInTile which of the samples of a tile
 * @param noData the stored value that is no data; NaN where there is none
 */
record SourceImage(Location file, int image, int plane, int sampleInTile, Grid grid, TiffLayout layout, double noData) {
    private static final int CUBE = -1;

    /**
     * The image of a band that serves a target best.
     *
     * @param overviews whether overviews may stand for files that are at least twice as fine as the target
     * @throws eo.caravan.api.error.OpenEoException naming the file, where it cannot be read or is another one than its item tells
     */
    static SourceImage of(SourceBand band, Grid target, boolean overviews, TilePool pool) {
        if (CubeFiles.of(band.file()).isPresent()) {
            CubeImage image = CubeImages.of(band.file(), pool);
            return new SourceImage(band.file(), CUBE, band.sample(), 0, image.grid(), image.layout(), Double.NaN);
        }
        return pool.use(band.file(), file -> of(band, file, overviews ? target : null));
    }

    /** @param view what overviews may serve; {@code null} for the full image */
    private static SourceImage of(SourceBand band, TiffFile file, Grid view) throws MismatchException {
        Grid grid = band.grid();
        TiffImage full = file.image();
        if (full.width() != grid.width()
                || full.height() != grid.height()
                || band.sample() >= full.layout().samples()) {
            throw new MismatchException("its STAC item tells " + grid.width() + " x " + grid.height()
                    + " cells and at least " + (band.sample() + 1) + " bands, but it has " + full.width() + " x "
                    + full.height() + " and " + full.layout().samples());
        }
        int image = view == null ? 0 : overview(file, grid, view);
        TiffImage chosen = TilePool.image(file, image);
        Grid own = image == 0
                ? grid
                : new Grid(
                        grid.crs(),
                        grid.originX(),
                        grid.originY(),
                        grid.stepX() * grid.width() / chosen.width(),
                        grid.stepY() * grid.height() / chosen.height(),
                        chosen.width(),
                        chosen.height());
        double declared = band.band().encoding().nodata();
        double noData = Double.isNaN(declared) ? file.noData().orElse(Double.NaN) : declared;
        return new SourceImage(
                band.file(), image, band.sample(), chosen.sampleInTile(band.sample()), own, chosen.layout(), noData);
    }

    /** The overview that is at most as coarse as the target; 0 is the full image. */
    private static int overview(TiffFile file, Grid grid, Grid target) {
        double wished = Math.min(Math.abs(target.stepX()), Math.abs(target.stepY()))
                * CoordinateSystems.metresPerUnit(target.crs());
        double own = Math.abs(grid.stepX()) * CoordinateSystems.metresPerUnit(grid.crs());
        double factor = wished / own * (1 + 1e-9);
        return factor < 2 ? 0 : file.overviews().indexOf(file.imageFor(factor)) + 1;
    }

    /** Whether its tiles are ranges of a file that lies far away. */
    boolean fetchable() {
        return file.remote() && image != CUBE;
    }

    /** Does something with a tile, which must not be looked at afterwards. */
    void useTile(int column, int row, TilePool pool, Consumer<TileData> use) {
        if (image == CUBE) {
            use.accept(CubeImages.tile(file, plane, column, row, pool));
        } else {
            pool.useTile(file, image, plane, column, row, use);
        }
    }
}
