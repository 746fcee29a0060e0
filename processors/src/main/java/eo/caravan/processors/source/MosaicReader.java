package eo.caravan.processors.source;

import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.GridWindow;
import eo.caravan.processors.sampling.Layer;
import eo.caravan.processors.sampling.Patch;
import eo.caravan.processors.sampling.ResampleMethod;
import eo.caravan.processors.sampling.Sampled;
import eo.caravan.processors.sampling.Warp;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lays items over each other on one grid, the first on top, so that a cell holds the first value that is data. Cells that lie on
 * the same lattice are copied; others take the cell under their centre, or what the band's method makes of the cells around.
 * Each item is resampled by itself. For any number of threads.
 */
final class MosaicReader {
    /** Share of a source's size by which its area is widened before it is found not to touch. */
    private static final double MARGIN = 0.01;
    /** How many cells of a source are held at once to be resampled, where a part can be made smaller. */
    private static final long LARGEST_WINDOW = 1 << 21;

    private final Grid target;
    private final TilePool pool;
    private final boolean overviews;
    private final boolean turns;
    private final Map<Grid, Extent> areas = new ConcurrentHashMap<>();
    private final Map<Grid, GridMapping> mappings = new ConcurrentHashMap<>();
    private final Map<WarpKey, Warp> warps = new ConcurrentHashMap<>();

    /**
     * A reader for a grid.
     *
     * @param overviews whether overviews may stand for files that are at least twice as fine as the grid
     */
    MosaicReader(Grid target, TilePool pool, boolean overviews) {
        this.target = target;
        this.pool = pool;
        this.overviews = overviews;
        this.turns = CoordinateSystems.isGeographic(target.crs());
    }

    private record WarpKey(Grid grid, ResampleMethod method) {}

    /** A rectangle of the target that is being filled; once it is touched, cells without data yet are NaN. */
    static final class Block {
        private final int column;
        private final int row;
        private final int width;
        private final int height;
        private final double[] values;
        private final int offset;
        private boolean touched;

        /** The cells from {@code offset} on in {@code values}, row after row; anything may stand there. */
        Block(int column, int row, int width, int height, double[] values, int offset) {
            this.column = column;
            this.row = row;
            this.width = width;
            this.height = height;
            this.values = values;
            this.offset = offset;
        }

        /** Begins with nothing; what has been written already stays. */
        void clear() {
            if (!touched) {
                Arrays.fill(values, offset, offset + width * height, Double.NaN);
                touched = true;
            }
        }

        boolean full() {
            for (int i = offset; i < offset + width * height; i++) {
                if (Double.isNaN(values[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Fills a block from the bands of this name of the items, the first on top. */
    void fill(List<SourceItem> items, String band, ResampleMethod method, Block block) {
        for (SourceItem item : items) {
            SourceBand source = item.band(band).orElse(null);
            if (source != null && touches(source.grid(), block)) {
                if (block.touched && block.full()) {
                    return;
                }
                fill(source, method, block);
            }
        }
        block.clear();
    }

    /** About how many cells of remote files are brought near at a time, at two bytes a cell. */
    long ahead() {
        return pool.ahead() / 2;
    }

    /** Opens what lies far away of the uppermost items of these planes, and fetches their tiles under a rectangle. */
    void bringNear(List<RemotePlanes.Plane> planes, GridWindow part) {
        pool.open(planes.stream()
                .flatMap(plane -> top(plane.items(), plane.band(), part).stream())
                .map(SourceBand::file)
                .filter(file -> CubeFiles.of(file).isEmpty())
                .toList());
        pool.prefetch(planes.stream()
                .flatMap(plane -> wanted(plane.items(), plane.band(), plane.method(), part).stream())
                .toList());
    }

    /**
     * The tiles of remote files that filling a rectangle will probably ask for: those of the items on top, as far as they cover it.
     *
     * @throws eo.caravan.api.error.OpenEoException naming a file that cannot be read
     */
    private List<TilePool.Wanted> wanted(List<SourceItem> items, String band, ResampleMethod method, GridWindow part) {
        List<TilePool.Wanted> wanted = new ArrayList<>();
        for (SourceBand top : top(items, band, part)) {
            if (top.file().remote() && CubeFiles.of(top.file()).isEmpty()) {
                SourceImage source = source(top);
                wanted.addAll(tiles(source, sourceWindow(source, method, part)));
            }
        }
        return wanted;
    }

    /** The items on top of a rectangle until one covers all of it. */
    private List<SourceBand> top(List<SourceItem> items, String band, GridWindow part) {
        List<SourceBand> top = new ArrayList<>();
        Extent extent = target.window(part.column(), part.row(), part.width(), part.height())
                .extent();
        for (SourceItem item : items) {
            SourceBand source = item.band(band).orElse(null);
            if (source != null && touches(source.grid(), extent)) {
                top.add(source);
                Extent area = areas.computeIfAbsent(source.grid(), this::area);
                if (area.west() <= extent.west()
                        && area.east() >= extent.east()
                        && area.south() <= extent.south()
                        && area.north() >= extent.north()) {
                    break;
                }
            }
        }
        return top;
    }

    /** The cells of a source under a rectangle of the target, or a few more. */
    private Layer.Window sourceWindow(SourceImage source, ResampleMethod method, GridWindow part) {
        GridMapping mapping = mappings.computeIfAbsent(source.grid(), grid -> new GridMapping(grid, target));
        if (mapping.aligned()) {
            int column = part.column() + mapping.columnOffset();
            int row = part.row() + mapping.rowOffset();
            int left = Math.max(0, column);
            int top = Math.max(0, row);
            int right = Math.min(source.layout().width(), column + part.width());
            int bottom = Math.min(source.layout().height(), row + part.height());
            return new Layer.Window(left, top, right, bottom);
        }
        return warps.computeIfAbsent(new WarpKey(source.grid(), method), key -> new Warp(key.grid, target, key.method))
                .estimate(part.column(), part.row(), part.width(), part.height());
    }

    private static List<TilePool.Wanted> tiles(SourceImage source, Layer.Window window) {
        List<TilePool.Wanted> tiles = new ArrayList<>();
        if (!window.empty()) {
            int width = source.layout().tileWidth();
            int height = source.layout().tileHeight();
            for (int row = window.firstRow() / height; row * height < window.endRow(); row++) {
                for (int column = window.firstColumn() / width; column * width < window.endColumn(); column++) {
                    tiles.add(new TilePool.Wanted(source.file(), source.image(), source.plane(), column, row));
                }
            }
        }
        return tiles;
    }

    /** Whether a source may have cells in the block; a few cells around it count as touched. */
    private boolean touches(Grid source, Block block) {
        return touches(
                source,
                target.window(block.column, block.row, block.width, block.height)
                        .extent());
    }

    private boolean touches(Grid source, Extent part) {
        Extent area = areas.computeIfAbsent(source, this::area);
        return area.south() <= part.north()
                && area.north() >= part.south()
                && (area.crossesAntimeridian()
                        || meets(area, part, 0)
                        || turns && (meets(area, part, 360) || meets(area, part, -360)));
    }

    private static boolean meets(Extent area, Extent part, double turn) {
        return area.west() + turn <= part.east() && area.east() + turn >= part.west();
    }

    /** The area of a source in the target's system, with a margin for the bend of its edges. */
    private Extent area(Grid source) {
        Extent bound = CrsTransform.between(source.crs(), target.crs()).bound(source.extent());
        double width = MARGIN * (bound.east() - bound.west() + (bound.crossesAntimeridian() ? 360 : 0));
        double height = MARGIN * (bound.north() - bound.south());
        return new Extent(
                bound.west() - width,
                bound.south() - height,
                bound.east() + width,
                bound.north() + height,
                bound.crs());
    }

    private void fill(SourceBand band, ResampleMethod method, Block block) {
        SourceImage source = source(band);
        GridMapping mapping = mappings.computeIfAbsent(source.grid(), grid -> new GridMapping(grid, target));
        if (mapping.aligned()) {
            copy(source, mapping.columnOffset(), mapping.rowOffset(), block);
        } else if (method == ResampleMethod.NEAR) {
            block.clear();
            pick(source, mapping, block);
        } else {
            block.clear();
            Warp warp = warps.computeIfAbsent(
                    new WarpKey(source.grid(), method), key -> new Warp(key.grid, target, key.method));
            Sampled sampled = Sampled.of(band.band().encoding(), source.noData());
            warp(source, warp, sampled, block, new GridWindow(block.column, block.row, block.width, block.height));
        }
    }

    /** Fills the cells without data from what a method makes of the source, in parts that need little of it at once. */
    private void warp(SourceImage source, Warp warp, Sampled sampled, Block block, GridWindow part) {
        Layer.Window need = warp.estimate(part.column(), part.row(), part.width(), part.height());
        boolean large = (long) need.columns() * need.rows() > LARGEST_WINDOW;
        if (!need.empty() && large && part.width() * part.height() > 1) {
            part.halves().forEach(half -> warp(source, warp, sampled, block, half));
            return;
        }
        Patch patch = warp.patch(part.column(), part.row(), part.width(), part.height());
        Layer.Window window = patch.window();
        if (window.empty()) {
            return;
        }
        Block cells = new Block(
                window.firstColumn(),
                window.firstRow(),
                window.columns(),
                window.rows(),
                new double[window.columns() * window.rows()],
                0);
        copy(source, 0, 0, cells);
        double[] found = new double[part.width() * part.height()];
        Layer layer = new Layer(cells.values, 0, window.columns(), 1, window);
        patch.fill(List.of(layer), found, new int[1], part.width(), 1);
        int first = block.offset + (part.row() - block.row) * block.width + part.column() - block.column;
        for (int y = 0, i = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++, i++) {
                int at = first + y * block.width + x;
                block.values[at] = Double.isNaN(block.values[at]) ? sampled.value(found[i]) : block.values[at];
            }
        }
    }

    /** Copies the cells of a source that lies on the target's lattice. */
    private void copy(SourceImage source, int columnOffset, int rowOffset, Block block) {
        TiffLayout layout = source.layout();
        int left = Math.max(0, block.column + columnOffset);
        int right = Math.min(layout.width(), block.column + block.width + columnOffset);
        int top = Math.max(0, block.row + rowOffset);
        int bottom = Math.min(layout.height(), block.row + block.height + rowOffset);
        if (source.fetchable()) {
            pool.prefetch(tiles(source, new Layer.Window(left, top, right, bottom)));
        }
        boolean whole = right - left == block.width && bottom - top == block.height;
        double[] line = block.touched ? new double[layout.tileWidth()] : null;
        if (!whole) {
            block.clear();
        }
        block.touched = true;
        for (int tileTop = top; tileTop < bottom; tileTop = (tileTop / layout.tileHeight() + 1) * layout.tileHeight()) {
            int tileBottom = Math.min(bottom, (tileTop / layout.tileHeight() + 1) * layout.tileHeight());
            for (int x = left; x < right; x = (x / layout.tileWidth() + 1) * layout.tileWidth()) {
                int count = Math.min(right, (x / layout.tileWidth() + 1) * layout.tileWidth()) - x;
                int first = block.offset
                        + (tileTop - rowOffset - block.row) * block.width
                        + x
                        - columnOffset
                        - block.column;
                GridWindow part = new GridWindow(x, tileTop, count, tileBottom - tileTop);
                source.useTile(
                        x / layout.tileWidth(),
                        tileTop / layout.tileHeight(),
                        pool,
                        tile -> copy(source, tile, part, block, first, line));
            }
        }
    }

    /** Copies the cells of a part of the source that one tile holds. */
    private static void copy(
            SourceImage source, TileData tile, GridWindow part, Block block, int first, double[] line) {
        for (int y = 0; y < part.height(); y++) {
            copyRow(source, tile, part.column(), part.row() + y, part.width(), block, first + y * block.width, line);
        }
    }

    private static void copyRow(
            SourceImage source, TileData tile, int x, int y, int count, Block block, int to, double[] line) {
        int tileX = x % source.layout().tileWidth();
        int tileY = y % source.layout().tileHeight();
        if (line == null) {
            tile.copyRow(source.sampleInTile(), tileX, tileY, count, block.values, to, source.noData());
            return;
        }
        tile.copyRow(source.sampleInTile(), tileX, tileY, count, line, 0, source.noData());
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(block.values[to + i])) {
                block.values[to + i] = line[i];
            }
        }
    }

    /** Takes for every cell without data the source's cell under its centre. */
    private void pick(SourceImage source, GridMapping mapping, Block block) {
        TiffLayout layout = source.layout();
        int[] columns = new int[block.width];
        int[] rows = new int[block.width];
        for (int y = 0; y < block.height; y++) {
            mapping.map(block.row + y, block.column, block.width, columns, rows);
            int to = block.offset + y * block.width;
            for (int x = 0; x < block.width; ) {
                if (columns[x] < 0) {
                    x++;
                    continue;
                }
                int column = columns[x] / layout.tileWidth();
                int row = rows[x] / layout.tileHeight();
                int from = x;
                while (x < block.width
                        && columns[x] >= 0
                        && columns[x] / layout.tileWidth() == column
                        && rows[x] / layout.tileHeight() == row) {
                    x++;
                }
                int end = x;
                source.useTile(
                        column, row, pool, tile -> pick(source, tile, columns, rows, from, end, block.values, to));
            }
        }
    }

    private static void pick(
            SourceImage source, TileData tile, int[] columns, int[] rows, int from, int end, double[] values, int to) {
        TiffLayout layout = source.layout();
        for (int x = from; x < end; x++) {
            if (Double.isNaN(values[to + x])) {
                double value =
                        tile.get(source.sampleInTile(), columns[x] % layout.tileWidth(), rows[x] % layout.tileHeight());
                values[to + x] = value == source.noData() ? Double.NaN : value;
            }
        }
    }

    private SourceImage source(SourceBand band) {
        return SourceImage.of(band, target, overviews, pool);
    }
}
