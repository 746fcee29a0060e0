package eo.caravan.processors.output.png;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Colours for the values 0–255 of a single band, linear between some given ones. */
enum Colormap {
    GREY(0x000000, 0xFFFFFF),
    /** Dark violet over blue and green to yellow, evenly brighter: for any quantity. */
    VIRIDIS(0x440154, 0x46327E, 0x365C8D, 0x277F8E, 0x1FA187, 0x4AC16D, 0xA0DA39, 0xFDE725),
    /** Red over yellow to green: for vegetation indices. */
    RDYLGN(0xA50026, 0xF46D43, 0xFEE08B, 0xFFFFBF, 0xD9EF8B, 0x66BD63, 0x006837),
    /** Blue over white to red: for differences. */
    RDBU(0x053061, 0x4393C3, 0xF7F7F7, 0xD6604D, 0x67001F),
    /** White to dark blue: for water and rain. */
    BLUES(0xF7FBFF, 0x9ECAE1, 0x2171B5, 0x08306B),
    /** Green over brown to white: for elevation. */
    TERRAIN(0x1B6D3A, 0x8DB360, 0xE8D8A0, 0xA9764A, 0x7A5C4A, 0xFFFFFF);

    private static final int LAST = 255;

    @SuppressWarnings("ImmutableEnumChecker") // private and never changed once made
    private final int[] colours = new int[LAST + 1];

    Colormap(int... stops) {
        for (int i = 0; i <= LAST; i++) {
            double place = (double) i / LAST * (stops.length - 1);
            int before = Math.min((int) place, stops.length - 2);
            colours[i] = mix(stops[before], stops[before + 1], place - before);
        }
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & LAST;
            int b = to >> shift & LAST;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    /** Red, green and blue in one number. */
    int colour(int value) {
        return colours[value];
    }

    static List<String> names() {
        return Arrays.stream(values())
                .map(map -> map.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
