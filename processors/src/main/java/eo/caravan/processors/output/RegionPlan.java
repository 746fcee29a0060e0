package eo.caravan.processors.output;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import java.util.ArrayList;
import java.util.List;

/** Into which regions a cube is cut to be computed: as large as the memory allows, as few as possible, in row-major order. */
public final class RegionPlan {
    private static final int WIDEST = 2048;
    private static final int NARROWEST = 16;

    private RegionPlan() {}

    /**
     * Square regions whose edges are multiples of a unit, the last ones of a row or column smaller; one label of every other
     * dimension each.
     *
     * @param base the region to be cut
     * @param unit the edge in cells that regions are made of, for example that of a file's tiles
     * @param budget the bytes that one region may need
     */
    public static List<Region> squares(Cube cube, Region base, int unit, long budget) {
        int y = cube.shape().axis(Dimension.Axis.Y);
        int x = cube.shape().axis(Dimension.Axis.X);
        int edge = Math.max(unit, WIDEST / unit * unit);
        while (edge > unit && cube.memory(first(base, y, x, edge, edge)) > budget) {
            edge = Math.max(unit, edge / 2 / unit * unit);
        }
        return cut(base, y, x, edge, edge);
    }

    /** Regions of full rows, one label of every other dimension each; the number of rows is a multiple of {@code unit}. */
    public static List<Region> strips(Cube cube, Region base, int unit, long budget) {
        int y = cube.shape().axis(Dimension.Axis.Y);
        int x = cube.shape().axis(Dimension.Axis.X);
        int width = x < 0 ? 1 : Math.max(1, base.size(x));
        int rows = Math.max(unit, Math.max(NARROWEST, WIDEST * NARROWEST * NARROWEST / width) / unit * unit);
        while (rows > unit && cube.memory(first(base, y, x, rows, width)) > budget) {
            rows = Math.max(unit, rows / 2 / unit * unit);
        }
        return cut(base, y, x, rows, width);
    }

    /** Regions that follow each other in row-major order: as many leading dimensions are cut into single labels as needed. */
    public static List<Region> ordered(Cube cube, Region base, long budget) {
        List<Region> regions = List.of(base);
        for (int d = 0; d < base.dimensions() && cube.memory(regions.get(0)) > budget; d++) {
            List<Region> finer = new ArrayList<>();
            for (Region region : regions) {
                for (int i = region.from(d); i < region.to(d); i++) {
                    finer.add(region.with(d, i, 1));
                }
            }
            regions = finer;
        }
        return regions;
    }

    private static Region first(Region base, int y, int x, int rows, int columns) {
        Region region = base;
        for (int d = 0; d < base.dimensions(); d++) {
            int size = d == y ? rows : d == x ? columns : 1;
            region = region.with(d, base.from(d), Math.min(size, base.size(d)));
        }
        return region;
    }

    private static List<Region> cut(Region base, int y, int x, int rows, int columns) {
        List<Region> regions = List.of(base);
        for (int d = 0; d < base.dimensions(); d++) {
            int size = d == y ? rows : d == x ? columns : 1;
            List<Region> finer = new ArrayList<>();
            for (Region region : regions) {
                for (int at = region.from(d); at < region.to(d); at += size) {
                    finer.add(region.with(d, at, Math.min(size, region.to(d) - at)));
                }
            }
            regions = finer;
        }
        return regions;
    }
}
