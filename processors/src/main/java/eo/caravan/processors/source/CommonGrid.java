package eo.caravan.processors.source;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.Extents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the one grid that items are laid on: in the system of most of them (of equally many that of the first), at the finest
 * step among the bands, on the lattice of the first item's finest band, north up. It has the cells whose centres lie within the
 * rectangle around all items.
 */
final class CommonGrid {
    /** How far off an edge, in cells, a centre still counts as lying on it: rounding. */
    private static final double ON_EDGE = 1e-6;

    private final List<Grid> grids;
    private final String process;

    private CommonGrid(List<Grid> grids, String process) {
        this.grids = grids;
        this.process = process;
    }

    /**
     * The grid of some items.
     *
     * @param items at least one, in {@link SourceItem#ORDER}, each with at least one of the bands
     * @param bands names
     * @param process that loads them, for messages
     */
    static Grid of(List<SourceItem> items, List<String> bands, String process) {
        List<Grid> grids = new ArrayList<>();
        items.forEach(item -> item.finest(bands).ifPresent(band -> grids.add(band.grid())));
        return new CommonGrid(grids, process).find();
    }

    private Grid find() {
        Crs crs = system();
        List<Grid> own = grids.stream()
                .filter(grid -> CoordinateSystems.same(grid.crs(), crs))
                .distinct()
                .toList();
        Grid anchor = own.get(0);
        double stepX = own.stream().mapToDouble(g -> Math.abs(g.stepX())).min().orElseThrow();
        double stepY = own.stream().mapToDouble(g -> Math.abs(g.stepY())).min().orElseThrow();
        Extent bound = bound(crs);
        double east = bound.east() + (bound.crossesAntimeridian() ? 360 : 0);
        double north = anchor.extent().north();
        long[] columns = range((bound.west() - anchor.originX()) / stepX, (east - anchor.originX()) / stepX);
        long[] rows = range((north - bound.north()) / stepY, (north - bound.south()) / stepY);
        return new Grid(
                crs,
                anchor.originX() + columns[0] * stepX,
                north - rows[0] * stepY,
                stepX,
                -stepY,
                size(columns),
                size(rows));
    }

    private Crs system() {
        List<Crs> systems = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Grid grid : grids) {
            int at = 0;
            while (at < systems.size() && !CoordinateSystems.same(systems.get(at), grid.crs())) {
                at++;
            }
            if (at == systems.size()) {
                systems.add(grid.crs());
                counts.add(0);
            }
            counts.set(at, counts.get(at) + 1);
        }
        int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return systems.get(counts.indexOf(most));
    }

    private Extent bound(Crs crs) {
        Set<Grid> distinct = new LinkedHashSet<>(grids);
        return distinct.stream()
                .map(grid -> CrsTransform.between(grid.crs(), crs).bound(grid.extent()))
                .reduce(Extents::union)
                .map(e -> new Extent(e.west(), e.south(), e.east(), e.north(), crs))
                .orElseThrow();
    }

    /** First and last index of the cells whose centres lie from one distance to before another, at least one cell. */
    private static long[] range(double from, double to) {
        long first = (long) Math.ceil(from - 0.5 - ON_EDGE);
        long last = (long) Math.ceil(to - 0.5 - ON_EDGE) - 1;
        return new long[] {first, Math.max(first, last)};
    }

    private int size(long[] range) {
        long size = range[1] - range[0] + 1;
        if (size > Integer.MAX_VALUE) {
            throw OpenEoException.invalid(
                    process, "spatial_extent", "The data is " + size + " cells wide; choose a smaller extent.");
        }
        return (int) size;
    }
}
