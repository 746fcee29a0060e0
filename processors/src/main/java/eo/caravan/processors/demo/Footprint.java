package eo.caravan.processors.demo;

import eo.caravan.processors.cube.Extent;
import java.util.ArrayList;
import java.util.List;

/** What part of a scene a pass has seen: all of it, or what lies west of the edge of the swath. */
final class Footprint {
    /** Metres east a metre north: the edge leans as a descending orbit does. */
    private static final double LEAN = 0.23;

    private final Extent extent;
    private final boolean halved;

    Footprint(Extent extent, boolean halved) {
        this.extent = extent;
        this.halved = halved;
    }

    boolean covers(double x, double y) {
        return !halved || beyond(x, y) < 0;
    }

    private double beyond(double x, double y) {
        double middleX = (extent.west() + extent.east()) / 2;
        double middleY = (extent.south() + extent.north()) / 2;
        return x - middleX - LEAN * (y - middleY);
    }

    /** The corners as x and y, anticlockwise from the south-west. */
    List<double[]> corners() {
        List<double[]> all = List.of(
                new double[] {extent.west(), extent.south()},
                new double[] {extent.east(), extent.south()},
                new double[] {extent.east(), extent.north()},
                new double[] {extent.west(), extent.north()});
        return halved ? clipped(all) : all;
    }

    private List<double[]> clipped(List<double[]> polygon) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < polygon.size(); i++) {
            double[] one = polygon.get(i);
            double[] next = polygon.get((i + 1) % polygon.size());
            double here = beyond(one[0], one[1]);
            double there = beyond(next[0], next[1]);
            if (here < 0) {
                kept.add(one);
            }
            if (here < 0 != there < 0) {
                double part = here / (here - there);
                kept.add(new double[] {Noise.mix(one[0], next[0], part), Noise.mix(one[1], next[1], part)});
            }
        }
        return kept;
    }
}
