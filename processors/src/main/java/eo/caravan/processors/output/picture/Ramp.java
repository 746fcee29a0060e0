package eo.caravan.processors.output.picture;

import java.util.Arrays;
import java.util.SortedMap;

/** Colours between some given ones, linear in red, green, blue and opacity. */
final class Ramp {
    private static final int LAST = 255;

    private final double[] places;
    private final int[] colours;
    private final boolean ofValues;

    private Ramp(double[] places, int[] colours, boolean ofValues) {
        this.places = places;
        this.colours = colours;
        this.ofValues = ofValues;
    }

    /** A ramp that runs from 0 to 1. */
    static Ramp named(String name) {
        int[] stops = NamedColours.stops(name);
        double[] places = new double[stops.length];
        Arrays.setAll(places, i -> (double) i / (places.length - 1));
        Arrays.setAll(stops, i -> stops[i] | LAST << 24);
        int[] colours = new int[LAST + 1];
        Ramp exact = new Ramp(places, stops, false);
        double[] even = new double[LAST + 1];
        Arrays.setAll(even, i -> (double) i / LAST);
        Arrays.setAll(colours, i -> exact.colour(even[i]));
        return new Ramp(even, colours, false);
    }

    /** The colours of some values; what lies beyond them has the colour of the nearest. */
    static Ramp of(SortedMap<Double, Integer> stops) {
        return new Ramp(
                stops.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                stops.values().stream().mapToInt(Integer::intValue).toArray(),
                true);
    }

    /** Whether it has colours for values, not for their places between the lowest and the highest. */
    boolean ofValues() {
        return ofValues;
    }

    /** Whether some of its colours are not opaque. */
    boolean transparent() {
        return Arrays.stream(colours).anyMatch(colour -> colour >>> 24 != LAST);
    }

    /** Opacity, red, green and blue in one number. */
    int colour(double place) {
        int found = Arrays.binarySearch(places, place);
        if (found >= 0) {
            return colours[found];
        }
        int after = -found - 1;
        if (after == 0 || after == places.length) {
            return colours[Math.max(0, after - 1)];
        }
        double share = (place - places[after - 1]) / (places[after] - places[after - 1]);
        return mix(colours[after - 1], colours[after], share);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            int a = from >>> shift & LAST;
            int b = to >>> shift & LAST;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
