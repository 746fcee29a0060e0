package eo.caravan.processors.output.tiff;

import java.util.Arrays;

/**
 * LZW as TIFF has it: codes of 9 to 12 bits, the highest bit first, which grow one code earlier than they would have to. Source: TIFF
 * 6.0, section 13.
 */
final class LzwCodec implements BlockCodec {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int SHORTEST = 9;
    /** With this entry the table is given up, so that no code ever needs 13 bits. */
    private static final int LAST_ENTRY = 4093;

    private static final int SLOTS = 1 << 14;
    private static final int SPREAD = 0x9E3779B1;

    /** One more than prefix and byte of an entry, 0 for a free slot. */
    private final int[] keys = new int[SLOTS];

    private final short[] codes = new short[SLOTS];
    private int next;
    private int width;
    private byte[] out;
    private int at;
    private int bits;
    private int held;

    @Override
    public int room(int length) {
        return length / 2 * 3 + 64;
    }

    @Override
    public int pack(byte[] source, int length, byte[] target) {
        out = target;
        at = 0;
        bits = 0;
        held = 0;
        width = SHORTEST;
        clear();
        int prefix = length == 0 ? END : source[0] & 0xFF;
        for (int i = 1; i < length; i++) {
            int value = source[i] & 0xFF;
            int key = (prefix << 8 | value) + 1;
            int slot = slot(key);
            if (keys[slot] == key) {
                prefix = codes[slot];
            } else {
                put(prefix);
                keys[slot] = key;
                codes[slot] = (short) next;
                grow();
                prefix = value;
            }
        }
        put(prefix);
        if (prefix != END) {
            grow();
            put(END);
        }
        if (held > 0) {
            out[at++] = (byte) (bits << (8 - held));
        }
        out = null;
        return at;
    }

    /** Where an entry is, or the free slot for it. */
    private int slot(int key) {
        int slot = key * SPREAD >>> 18;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    /** Counts an entry; codes become longer, or the table is emptied, where the reader does so too. */
    private void grow() {
        if (next == LAST_ENTRY) {
            clear();
        } else {
            next++;
            if (next == 1 << width) {
                width++;
            }
        }
    }

    private void clear() {
        put(CLEAR);
        Arrays.fill(keys, 0);
        next = FIRST_FREE;
        width = SHORTEST;
    }

    private void put(int code) {
        bits = bits << width | code;
        held += width;
        while (held >= 8) {
            held -= 8;
            out[at++] = (byte) (bits >>> held);
        }
        bits &= (1 << held) - 1;
    }

    @Override
    public void close() {
        Arrays.fill(keys, 0);
    }
}
