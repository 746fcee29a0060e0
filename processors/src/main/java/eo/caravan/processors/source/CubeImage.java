package eo.caravan.processors.source;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.source.tiff.Compression;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cube of a file as an image in tiles, so that it can be a part of a mosaic: a sample for each band of each time, those of the
 * first time first. Values are as the cube has them, no data is NaN.
 */
public final class CubeImage {
    /** The field of an asset that tells which time of the file it is, from 0; where it stands, the file need not be opened. */
    public static final String TIME = "caravan:time";

    private static final int TILE = 512;
    private static final int BITS = 64;

    private final Cube cube;
    private final Grid grid;
    private final int times;
    private final int bands;
    private final int y;
    private final int x;

    /**
     * The image of a cube.
     *
     * @throws IOException where it has no regular x and y, or dimensions that an image cannot have
     */
    public CubeImage(Cube cube) throws IOException {
        Shape shape = cube.shape();
        this.cube = cube;
        this.grid = shape.grid()
                .orElseThrow(
                        () -> new IOException("it has no regular axes x and y; its dimensions are " + shape.names()));
        this.times = only(shape, DimensionType.TEMPORAL);
        this.bands = only(shape, DimensionType.BANDS);
        this.y = shape.axis(Dimension.Axis.Y);
        this.x = shape.axis(Dimension.Axis.X);
        for (int d = 0; d < shape.dimensions().size(); d++) {
            boolean known = d == times || d == bands || d == y || d == x;
            if (!known && shape.dimension(d).size() != 1) {
                throw new IOException(
                        "it has the dimension " + shape.dimension(d).name() + ", which a collection cannot have");
            }
        }
    }

    private static int only(Shape shape, DimensionType type) {
        List<Integer> found = shape.ofType(type);
        return found.isEmpty() ? -1 : found.get(0);
    }

    public Grid grid() {
        return grid;
    }

    /** The bands of each time; a cube without bands has one, called as its file. */
    public List<Band> bands(String fallback) {
        if (bands < 0) {
            return List.of(new Band(fallback, null, null, cube.shape().encoding(), 1, 0));
        }
        List<Band> found = new ArrayList<>();
        for (Object label : cube.shape().dimension(bands).labels()) {
            found.add(new Band(String.valueOf(label), null, null, cube.shape().encoding(), 1, 0));
        }
        return found;
    }

    /** When each time is; a single empty one for a cube without time. */
    public List<Optional<Instant>> times() {
        if (times < 0) {
            return List.of(Optional.empty());
        }
        List<Optional<Instant>> found = new ArrayList<>();
        for (int i = 0; i < cube.shape().dimension(times).size(); i++) {
            found.add(cube.shape().dimension(times).instant(i));
        }
        return found;
    }

    /** How many samples a time has. */
    public int bandCount() {
        return bands < 0 ? 1 : cube.shape().dimension(bands).size();
    }

    /** How the image is cut. */
    public TiffLayout layout() {
        return new TiffLayout(
                grid.width(),
                grid.height(),
                TILE,
                TILE,
                bandCount() * times().size(),
                true,
                SampleType.FLOAT64,
                BITS,
                Compression.NONE,
                1,
                ByteOrder.LITTLE_ENDIAN,
                false);
    }

    /** A tile of a sample; what lies beyond the image is NaN. */
    public TileData tile(int sample, int column, int row) {
        Region region = cube.shape().whole();
        if (times >= 0) {
            region = region.with(times, sample / bandCount(), 1);
        }
        if (bands >= 0) {
            region = region.with(bands, sample % bandCount(), 1);
        }
        int width = Math.min(TILE, grid.width() - column * TILE);
        int height = Math.min(TILE, grid.height() - row * TILE);
        region = region.with(y, row * TILE, height).with(x, column * TILE, width);
        double[] cells = cube.read(region).values();
        double[] tile = new double[TILE * TILE];
        Arrays.fill(tile, Double.NaN);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                tile[i * TILE + j] = cells[i * region.stride(y) + j * region.stride(x)];
            }
        }
        return TileData.of(TILE, TILE, tile);
    }
}
