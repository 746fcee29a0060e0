package eo.caravan.processors.source;

import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.ReadFailures;
import eo.caravan.processors.source.tiff.TileData;
import java.io.IOException;

/** The files of collections that hold cubes, opened and decoded once and kept in the pool of tiles. */
final class CubeImages {
    /** About what the description of a file occupies. */
    private static final long IMAGE_BYTES = 64L << 10;

    private CubeImages() {}

    private record Part(int sample, int column, int row) {}

    /**
     * The image of a file.
     *
     * @throws eo.caravan.api.error.OpenEoException naming the file, where it cannot be read
     */
    static CubeImage of(Location file, TilePool pool) {
        return pool.part(file, CubeImage.class, CubeImage.class, () -> open(file, pool), image -> IMAGE_BYTES);
    }

    private static CubeImage open(Location file, TilePool pool) {
        try {
            CubeFiles reader = CubeFiles.of(file).orElseThrow(() -> new IOException("it is no file of a cube"));
            return new CubeImage(reader.open(file, pool));
        } catch (IOException e) {
            throw ReadFailures.of(file, e);
        }
    }

    /** A tile of a sample of a file. */
    static TileData tile(Location file, int sample, int column, int row, TilePool pool) {
        CubeImage image = of(file, pool);
        return pool.part(
                file,
                new Part(sample, column, row),
                TileData.class,
                () -> image.tile(sample, column, row),
                TileData::decodedBytes);
    }
}
