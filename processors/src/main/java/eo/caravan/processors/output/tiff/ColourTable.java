package eo.caravan.processors.output.tiff;

import eo.caravan.processors.source.tiff.SampleType;
import java.util.Arrays;
import java.util.SortedMap;

/** The colour of each value of a band of 8 or 16 bits; immutable. */
public final class ColourTable {
    private static final int SIXTEEN_BITS = 257;
    private static final int SMALL = 256;
    private static final int LARGE = 65_536;

    private final int[] colours;

    private ColourTable(int[] colours) {
        this.colours = colours;
    }

    /**
     * A table for values of a type; values without a colour are black.
     *
     * @param colours red, green and blue in one number for some values, all within the type
     */
    public static ColourTable of(SortedMap<Integer, Integer> colours, SampleType type) {
        int[] table = new int[type == SampleType.UINT8 ? SMALL : LARGE];
        colours.forEach((value, colour) -> table[value] = colour);
        return new ColourTable(table);
    }

    boolean fits(SampleType type) {
        return type == SampleType.UINT8 && colours.length == SMALL
                || type == SampleType.UINT16 && colours.length == LARGE;
    }

    /** As in the tag: all reds, then all greens, then all blues, of 16 bits each. */
    int[] tag() {
        int[] tag = new int[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            tag[i] = (colours[i] >> 16 & 0xFF) * SIXTEEN_BITS;
            tag[colours.length + i] = (colours[i] >> 8 & 0xFF) * SIXTEEN_BITS;
            tag[2 * colours.length + i] = (colours[i] & 0xFF) * SIXTEEN_BITS;
        }
        return tag;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColourTable table && Arrays.equals(colours, table.colours);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(colours);
    }
}
