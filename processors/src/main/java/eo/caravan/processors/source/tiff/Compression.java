package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.util.Map;

/** How the bytes of a tile are packed, with the highest ratio that each scheme can reach. */
public enum Compression {
    NONE(1),
    LZW(4096),
    DEFLATE(1100),
    PACKBITS(64),
    ZSTD(33_000);

    private static final Map<Integer, String> FOREIGN = Map.ofEntries(
            Map.entry(2, "CCITT RLE"),
            Map.entry(3, "CCITT fax 3"),
            Map.entry(4, "CCITT fax 4"),
            Map.entry(6, "old JPEG"),
            Map.entry(7, "JPEG"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34887, "LERC"),
            Map.entry(34925, "LZMA"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"));

    private final int maxRatio;

    Compression(int maxRatio) {
        this.maxRatio = maxRatio;
    }

    /** Whether so many packed bytes can at all become so many: false is a file that lies about its tiles. */
    boolean canYield(long packed, long unpacked) {
        return unpacked <= packed * maxRatio;
    }

    static Compression ofTag(long code, String file) throws IOException {
        return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACKBITS;
            case 50000 -> ZSTD;
            default -> throw new UnsupportedTiffException(
                    file, "compression " + code + " (" + FOREIGN.getOrDefault((int) code, "unknown") + ")");
        };
    }
}
