package eo.caravan.processors.geometry.raster;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.projection.GridWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * The cells of a grid that belong to each of some geometries.
 *
 * <ul>
 *   <li>Polygons: the cells whose centre lies inside or on the edge, that of a hole included. Rings that cross themselves or each
 *       other fill what an odd number of them encloses; several polygons of one geometry add up.
 *   <li>Points: the cell with the closest centre, which is the one that holds the point; on a common edge of cells that with
 *       the higher index. Points beyond the outer edges have none.
 *   <li>Lines: the cells of all of their points.
 * </ul>
 *
 * Centres are held against polygons exactly. Geometries in another system are brought into the grid's by {@link Outliner}; cells are
 * found when somebody first asks for them, then remembered as runs in rows. For any number of threads.
 */
public final class Footprints {
    /** The edge in cells of the blocks by which geometries are found; blocks begin at the first cell of the grid. */
    public static final int BLOCK = 512;

    private static final int MOST_SPANS = 20_000_000;

    private final Dimension.Geometries geometries;
    private final Grid grid;
    private final int across;
    private List<List<Part>> outlines;
    private volatile List<Bounds> bounds;
    private volatile Cells cells;

    private record Cells(SpanTable spans, BlockIndex index) {}

    private Footprints(Dimension.Geometries geometries, Grid grid) {
        this.geometries = geometries;
        this.grid = grid;
        this.across = (grid.width() + BLOCK - 1) / BLOCK;
    }

    /** The cells of geometries; nothing is computed yet. */
    public static Footprints of(Dimension.Geometries geometries, Grid grid) {
        return new Footprints(geometries, grid);
    }

    /** Brings the geometries into the grid's system. */
    private List<Bounds> bounds() {
        if (bounds == null) {
            synchronized (this) {
                if (bounds == null) {
                    outlines = outline();
                    bounds = outlines.stream().map(Bounds::of).toList();
                }
            }
        }
        return bounds;
    }

    private List<List<Part>> outline() {
        if (grid.width() == 0 || grid.height() == 0) {
            return geometries.features().stream()
                    .map(feature -> List.<Part>of())
                    .toList();
        }
        Outliner outliner = new Outliner(geometries.crs(), grid);
        List<List<Part>> found = new ArrayList<>();
        for (Feature feature : geometries.features()) {
            CancelledException.ifInterrupted();
            found.add(outliner.outline(feature.geometry()));
        }
        return found;
    }

    /** Finds the cells; the outlines are not needed afterwards. */
    private Cells found() {
        if (cells == null) {
            bounds();
            synchronized (this) {
                if (cells == null) {
                    SpanTable spans = scan();
                    cells = new Cells(spans, new BlockIndex(spans, size(), BLOCK, across));
                    outlines = null;
                }
            }
        }
        return cells;
    }

    private SpanTable scan() {
        SpanTable spans = new SpanTable(size());
        Scanner scanner = new Scanner(grid.x("x"), grid.y("y"));
        for (List<Part> outline : outlines) {
            CancelledException.ifInterrupted();
            scanner.scan(outline, spans::add);
            spans.end();
            if (spans.size() > MOST_SPANS) {
                throw new OpenEoException(
                        ApiErrorCode.PROCESS_PARAMETER_INVALID,
                        "The geometries cover too many rows of cells, more than " + MOST_SPANS
                                + " together. Use fewer geometries in a process, or data of a lower resolution.");
            }
        }
        return spans;
    }

    /** How many geometries there are, empty ones too. */
    public int size() {
        return geometries.size();
    }

    /** Whether a geometry is empty or lies wholly beyond the grid. */
    public boolean outside(int geometry) {
        return bounds().get(geometry).isEmpty();
    }

    /** How many cells belong to a geometry. */
    public long cells(int geometry) {
        SpanTable table = found().spans;
        long cells = 0;
        for (int i = table.begin(geometry); i < table.end(geometry); i++) {
            cells += table.to(i) - table.from(i);
        }
        return cells;
    }

    /** The cells of a geometry in a window. */
    public Spans within(int geometry, GridWindow window) {
        return found().spans
                .within(
                        geometry,
                        window.column(),
                        window.row(),
                        window.column() + window.width(),
                        window.row() + window.height());
    }

    /** The blocks that hold cells of geometries, row by row; see {@link #block}. */
    public int[] blocks() {
        return found().index.blocks();
    }

    /** The cells of a block. */
    public GridWindow block(int block) {
        int column = block % across * BLOCK;
        int row = block / across * BLOCK;
        return new GridWindow(
                column, row, Math.min(BLOCK, grid.width() - column), Math.min(BLOCK, grid.height() - row));
    }

    /** The geometries that have cells in a block, in their order. */
    public int[] inBlock(int block) {
        return found().index.features(block);
    }

    /** The geometries that may have cells in a window, in their order. */
    public int[] near(GridWindow window) {
        TreeSet<Integer> found = new TreeSet<>();
        eachBlock(window, block -> {
            for (int geometry : inBlock(block)) {
                found.add(geometry);
            }
        });
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void eachBlock(GridWindow window, IntConsumer use) {
        for (int row = window.row() / BLOCK; row * BLOCK < window.row() + window.height(); row++) {
            for (int column = window.column() / BLOCK; column * BLOCK < window.column() + window.width(); column++) {
                use.accept(row * across + column);
            }
        }
    }

    /** The cells of a window that belong to any geometry, numbered row by row. */
    public BitSet covered(GridWindow window) {
        BitSet covered = new BitSet(window.width() * window.height());
        for (int geometry : near(window)) {
            cover(geometry, window, covered);
        }
        return covered;
    }

    private BitSet covered(int geometry, GridWindow window) {
        BitSet covered = new BitSet(window.width() * window.height());
        cover(geometry, window, covered);
        return covered;
    }

    private void cover(int geometry, GridWindow window, BitSet covered) {
        Spans found = within(geometry, window);
        for (int i = 0; i < found.count(); i++) {
            int first = (found.rows()[i] - window.row()) * window.width() - window.column();
            covered.set(first + found.from()[i], first + found.to()[i]);
        }
    }

    /** Two geometries that share a cell; none where no two do. */
    public Optional<int[]> overlap() {
        for (int block : blocks()) {
            GridWindow window = block(block);
            BitSet taken = new BitSet(window.width() * window.height());
            int[] geometries = inBlock(block);
            for (int geometry : geometries) {
                BitSet own = covered(geometry, window);
                if (taken.intersects(own)) {
                    int other = Arrays.stream(geometries)
                            .filter(earlier -> covered(earlier, window).intersects(own))
                            .findFirst()
                            .getAsInt();
                    return Optional.of(new int[] {other, geometry});
                }
                taken.or(own);
            }
        }
        return Optional.empty();
    }

    /** The smallest rectangle of whole cells that covers a geometry, as far as there are cells; none where it is outside. */
    public Optional<GridWindow> cover(int geometry) {
        return bounds().get(geometry).cover(grid);
    }

    /**
     * The rectangle of the cells whose centres lie in the rectangle around all geometries, widened to all cells of points and lines;
     * none where there is no such cell.
     */
    public Optional<GridWindow> window() {
        Bounds all = new Bounds();
        bounds().forEach(all::include);
        return all.centres(grid);
    }
}
