package eo.caravan.processors.output;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import java.util.ArrayList;
import java.util.List;

/** Into which regions a cube is cut to be computed: as large as the memory allows, as few as possible, in row-major order. */
public final class RegionPlan {
    private static final int WIDEST = 1024;

    private RegionPlan() {}

    /**
     * Square regions whose edges are multiples of a unit, the last ones of a row or column smaller; whole in every other
     * dimension.
     *
     * @param base the region to be cut
     * @param unit the edge in cells that regions are made of, for example that of a file's tiles
     * @param budget the bytes that one region may need
     */
    public static List<Region> squares(Cube cube, Region base, int unit, long budget) {
        int y = cube.shape().axis(Dimension.Axis.Y);
        int x = cube.shape().axis(Dimension.Axis.X);
        int edge = Math.max(unit, WIDEST / unit * unit);
        while (edge > unit && cube.memory(first(first(base, y, edge), x, edge)) > budget) {
            edge = Math.max(unit, edge / 2 / unit * unit);
        }
        return cut(cut(List.of(base), y, edge), x, edge);
    }

    /**
     * Squares that are whole in every other dimension, so that what is computed along one is computed once; smaller than the unit where the
     * memory allows no more, and only then cut along other dimensions.
     *
     * @param smallest the least edge; the unit for formats whose parts must not be cut
     */
    public static List<Region> columns(Cube cube, Region base, int unit, int smallest, long budget) {
        int y = cube.shape().axis(Dimension.Axis.Y);
        int x = cube.shape().axis(Dimension.Axis.X);
        int edge = unit;
        while (edge > smallest && cube.memory(first(first(base, y, edge), x, edge)) > budget) {
            edge /= 2;
        }
        edge = Math.max(edge, smallest);
        return cube.memory(first(first(base, y, edge), x, edge)) > budget
                ? layers(cube, base, unit, budget)
                : cut(cut(List.of(base), y, edge), x, edge);
    }

    /** Squares of one label of every other dimension each. */
    public static List<Region> layers(Cube cube, Region base, int unit, long budget) {
        int y = cube.shape().axis(Dimension.Axis.Y);
        int x = cube.shape().axis(Dimension.Axis.X);
        List<Region> layers = List.of(base);
        for (int d = 0; d < base.dimensions(); d++) {
            layers = d == y || d == x ? layers : cut(layers, d, 1);
        }
        List<Region> squares = new ArrayList<>();
        layers.forEach(layer -> squares.addAll(squares(cube, layer, unit, budget)));
        return squares;
    }

    /** Regions that follow each other in row-major order: as many leading dimensions are cut into single labels as needed. */
    public static List<Region> ordered(Cube cube, Region base, long budget) {
        List<Region> regions = List.of(base);
        for (int d = 0; d < base.dimensions() && cube.memory(regions.get(0)) > budget; d++) {
            regions = cut(regions, d, 1);
        }
        return regions;
    }

    private static Region first(Region region, int dimension, int size) {
        return dimension < 0
                ? region
                : region.with(dimension, region.from(dimension), Math.min(size, region.size(dimension)));
    }

    private static List<Region> cut(List<Region> regions, int dimension, int size) {
        if (dimension < 0) {
            return regions;
        }
        List<Region> finer = new ArrayList<>();
        for (Region region : regions) {
            for (int at = region.from(dimension); at < region.to(dimension); at += size) {
                finer.add(region.with(dimension, at, Math.min(size, region.to(dimension) - at)));
            }
        }
        return finer;
    }
}
