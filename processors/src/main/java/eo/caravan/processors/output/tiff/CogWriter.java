package eo.caravan.processors.output.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes one Cloud Optimized GeoTIFF. Every tile of the full image is encoded and appended once; both may be done by several
 * threads at once and in any order, though memory is least where tiles come about row by row. {@link #finish} puts the file
 * together and gives it its name. The bytes of the file depend on options and cells only, not on threads and order.
 *
 * <p>Values are rounded to the nearest integer (halves to the even one) and clamped to the range of the type; NaN is stored
 * as no-data. Overviews and statistics are of the stored values.
 *
 * <p>Until the end the tiles lie in {@code NAME.spool} and {@code NAME.part} beside the target; {@link #close} removes them.
 */
public final class CogWriter implements Closeable {
    private final Path target;
    private final Path part;
    private final CogOptions options;
    private final List<TileLevel> levels;
    private final SampleStore store;
    private final OverviewPyramid pyramid;
    private final TileSpool spool;
    private final ConcurrentLinkedQueue<TileEncoder> idle = new ConcurrentLinkedQueue<>();
    private final TileMoments[][] moments;

    private CogWriter(Path target, CogOptions options) throws IOException {
        this.target = target;
        this.options = options;
        this.levels = TileLevel.of(options);
        this.store = new SampleStore(options.type(), options.noData());
        this.pyramid = new OverviewPyramid(options, levels, store);
        this.moments = new TileMoments[levels.get(0).tiles()][options.bands()];
        this.part = beside(".part");
        int planes = options.interleave() == Interleave.PIXEL ? 1 : options.bands();
        this.spool = new TileSpool(beside(".spool"), levels, planes);
    }

    private Path beside(String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }

    /** Begins a file, which appears under its name only when finished. One writer a target at a time. */
    public static CogWriter create(Path target, CogOptions options) throws IOException {
        return new CogWriter(target, options);
    }

    public CogOptions options() {
        return options;
    }

    public int tilesAcross() {
        return levels.get(0).across();
    }

    public int tilesDown() {
        return levels.get(0).down();
    }

    /** The cells of a row of a tile that lie in the image: fewer in the last column. */
    public int columnsOf(int tileCol) {
        return levels.get(0).columnsOf(tileCol);
    }

    /** The rows of a tile that lie in the image: fewer in the last row. */
    public int rowsOf(int tileRow) {
        return levels.get(0).rowsOf(tileRow);
    }

    /**
     * Packs one tile. Changes nothing in this writer.
     *
     * @param values of each band the cells of the tile that lie in the image, row by row without gaps; NaN is no-data
     */
    public EncodedTile encode(int tileCol, int tileRow, double[][] values) {
        int width = columnsOf(tileCol);
        return encode(tileCol, tileRow, (band, y, row) -> System.arraycopy(values[band], y * width, row, 0, width));
    }

    /** The same of cells that lie elsewhere; {@code rows} is asked by the calling thread, each row once. */
    public EncodedTile encode(int tileCol, int tileRow, CellRows rows) {
        return encode(tileCol, tileRow, 0, options.bands(), rows);
    }

    /**
     * The same of some bands, so that not all of them need to be in memory at once.
     *
     * @param first band of the file that {@code rows} gives as band 0; bands by themselves need {@link Interleave#BAND}, and each
     *     tile of the file the same groups of bands
     */
    public EncodedTile encode(int tileCol, int tileRow, int first, int bands, CellRows rows) {
        boolean all = first == 0 && bands == options.bands();
        if (first < 0
                || bands < 1
                || first + bands > options.bands()
                || !all && options.interleave() == Interleave.PIXEL) {
            throw new IndexOutOfBoundsException(
                    "there are no " + bands + " bands from " + first + " on to be written apart");
        }
        if (tileCol < 0 || tileRow < 0 || tileCol >= tilesAcross() || tileRow >= tilesDown()) {
            throw new IndexOutOfBoundsException("there is no tile " + tileCol + ", " + tileRow);
        }
        TileEncoder encoder = borrow();
        try {
            EncodedTile.Place place = new EncodedTile.Place(tileCol, tileRow, first, bands);
            return encoder.encode(place, columnsOf(tileCol), rowsOf(tileRow), pyramid.hasAbove(0), rows);
        } finally {
            idle.add(encoder);
        }
    }

    private TileEncoder borrow() {
        TileEncoder encoder = idle.poll();
        return encoder != null
                ? encoder
                : new TileEncoder(options, store, options.packing().codec(options.level()));
    }

    /** Takes in a tile, and packs the overview tiles that it completes. */
    public void append(EncodedTile tile) throws IOException {
        spool.write(0, tile.col(), tile.row(), tile.first(), tile.blocks());
        synchronized (moments) {
            TileMoments[] of = moments[levels.get(0).index(tile.col(), tile.row())];
            System.arraycopy(tile.moments(), 0, of, tile.first(), tile.moments().length);
        }
        if (pyramid.hasAbove(0)) {
            lift(pyramid.place(0, tile.col(), tile.row(), tile.first(), tile.quarter()));
        }
    }

    private void lift(OverviewPyramid.Complete complete) throws IOException {
        if (complete == null) {
            return;
        }
        int level = complete.level();
        byte[][] quarter = null;
        TileEncoder encoder = borrow();
        try {
            spool.write(level, complete.col(), complete.row(), complete.first(), encoder.compress(complete.bands()));
            if (pyramid.hasAbove(level)) {
                TileLevel size = levels.get(level);
                quarter =
                        encoder.quarter(complete.bands(), size.columnsOf(complete.col()), size.rowsOf(complete.row()));
            }
        } finally {
            idle.add(encoder);
        }
        if (quarter != null) {
            lift(pyramid.place(level, complete.col(), complete.row(), complete.first(), quarter));
        }
    }

    /** Statistics of each band over the tiles that were appended. */
    public List<BandStatistics> statistics() {
        List<BandStatistics> statistics = new ArrayList<>();
        for (int band = 0; band < options.bands(); band++) {
            TileMoments all = new TileMoments();
            synchronized (moments) {
                for (TileMoments[] tile : moments) {
                    if (tile[band] != null) {
                        all.merge(tile[band]);
                    }
                }
            }
            statistics.add(all.over((long) options.width() * options.height()));
        }
        return statistics;
    }

    /**
     * Writes the file. To be called when all appending is done, by one thread; then {@link #close}.
     *
     * @return the target
     * @throws IllegalStateException where a tile is missing
     */
    public Path finish() throws IOException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            new CogAssembler(options, levels, spool, statistics()).write(channel);
            channel.force(false);
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what is temporary; without {@link #finish} nothing is left. */
    @Override
    public void close() throws IOException {
        TileEncoder encoder = idle.poll();
        while (encoder != null) {
            encoder.close();
            encoder = idle.poll();
        }
        try {
            spool.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
