package eo.caravan.processors.output.tiff;

/** How the blocks of a file are packed, all of them without loss. */
public enum Packing {
    NONE(1, 0, 0, 0),
    LZW(5, 1, 1, 1),
    /** Level 2 is half again as fast as 6 for a twentieth more bytes. */
    DEFLATE(8, 1, 2, 9),
    ZSTD(50000, 1, 3, 22);

    private final int code;
    private final int lowest;
    private final int usual;
    private final int highest;

    Packing(int code, int lowest, int usual, int highest) {
        this.code = code;
        this.lowest = lowest;
        this.usual = usual;
        this.highest = highest;
    }

    /** The value of the TIFF tag. */
    int code() {
        return code;
    }

    /** The fastest level. */
    public int lowest() {
        return lowest;
    }

    /** The level unless somebody asks for another. */
    public int usual() {
        return usual;
    }

    /** The level with the fewest bytes. */
    public int highest() {
        return highest;
    }

    /** A codec for one thread; null where bytes are left as they are. */
    BlockCodec codec(int level) {
        return switch (this) {
            case NONE -> null;
            case LZW -> new LzwCodec();
            case DEFLATE -> new ZlibCodec(level);
            case ZSTD -> new ZstdCodec(level);
        };
    }
}
