package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.util.List;

/** Makes a {@link TiffLayout} of the tags of a directory, refusing what is absurd or not supported. */
final class LayoutParser {
    /** The most memory that one tile may ask for. */
    static final long MAX_TILE_BYTES = 256L << 20;

    private static final int MAX_TILES = 1 << 26;
    private static final int RAW_STRIP_BYTES = 1 << 20;

    private final TiffDirectory tags;
    private final String file;

    private LayoutParser(TiffDirectory tags) {
        this.tags = tags;
        this.file = tags.name();
    }

    static TiffLayout parse(TiffDirectory tags) throws IOException {
        return new LayoutParser(tags).parse();
    }

    private TiffLayout parse() throws IOException {
        int width = size(TiffTag.IMAGE_WIDTH, "width");
        int height = size(TiffTag.IMAGE_LENGTH, "height");
        int samples = (int) within(tags.number(TiffTag.SAMPLES_PER_PIXEL, 1), 1, 65535, "samples per pixel");
        long planar = within(tags.number(TiffTag.PLANAR_CONFIGURATION, 1), 1, 2, "planar configuration");
        int bits = (int) uniform(TiffTag.BITS_PER_SAMPLE, samples, 1);
        SampleType type = sampleType(bits, uniform(TiffTag.SAMPLE_FORMAT, samples, 1));
        Compression compression = Compression.ofTag(tags.number(TiffTag.COMPRESSION, 1), file);
        int predictor =
                compression == Compression.NONE || compression == Compression.PACKBITS ? 1 : predictor(type, bits);
        boolean strips = !tags.has(TiffTag.TILE_WIDTH);
        int tileWidth = strips ? width : size(TiffTag.TILE_WIDTH, "tile width");
        int tileHeight = strips
                ? (int) Math.min(
                        height, within(tags.number(TiffTag.ROWS_PER_STRIP, height), 1, 1L << 32, "strip height"))
                : size(TiffTag.TILE_LENGTH, "tile height");
        if (bits < 8 && tags.number(TiffTag.FILL_ORDER, 1) != 1) {
            throw new UnsupportedTiffException(file, "fill order 2");
        }
        boolean separate = planar == 2 && samples > 1;
        if (strips && compression == Compression.NONE && tileHeight == height) {
            tileHeight = pieceHeight(width, height, (long) bits * (separate ? 1 : samples));
        }
        return checked(new TiffLayout(
                width,
                height,
                tileWidth,
                tileHeight,
                samples,
                separate,
                type,
                bits,
                compression,
                predictor,
                tags.bytes().order(),
                strips));
    }

    /** The rows of a piece of an unpacked image in one strip, which can be read in pieces of any height. */
    private static int pieceHeight(int width, int height, long cellBits) {
        long rowBytes = Math.max(1, width * cellBits / 8);
        return (int) Math.min(height, Math.max(1, RAW_STRIP_BYTES / rowBytes));
    }

    private TiffLayout checked(TiffLayout layout) throws IOException {
        double bytes = (double) layout.tileWidth()
                * layout.tileHeight()
                * layout.samplesPerTile()
                * layout.type().bytes();
        if (bytes > MAX_TILE_BYTES) {
            throw new MalformedTiffException(
                    file,
                    String.format(
                            "a tile of %d x %d cells and %d samples would take %.0f MB; at most %d MB are read",
                            layout.tileWidth(),
                            layout.tileHeight(),
                            layout.samplesPerTile(),
                            bytes / (1 << 20),
                            MAX_TILE_BYTES >> 20));
        }
        if (layout.tileCount() > MAX_TILES) {
            throw new MalformedTiffException(file, "claims " + layout.tileCount() + " tiles");
        }
        return layout;
    }

    private int size(int tag, String what) throws IOException {
        if (!tags.has(tag)) {
            throw new MalformedTiffException(file, "has no " + what);
        }
        return (int) within(tags.number(tag, 0), 1, Integer.MAX_VALUE, what);
    }

    private long within(long value, long min, long max, String what) throws MalformedTiffException {
        if (value < min || value > max) {
            throw new MalformedTiffException(file, "its " + what + " is " + value);
        }
        return value;
    }

    private long uniform(int tag, int samples, long whenMissing) throws IOException {
        long[] values = tags.numbers(tag);
        if (values.length == 0) {
            return whenMissing;
        }
        for (int i = 1; i < Math.min(values.length, samples); i++) {
            if (values[i] != values[0]) {
                throw new UnsupportedTiffException(file, "a file whose bands have different sample types");
            }
        }
        return values[0];
    }

    private SampleType sampleType(int bits, long format) throws IOException {
        if (format == 3) {
            for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
                if (type.bytes() * 8 == bits) {
                    return type;
                }
            }
        } else if (format == 1 || format == 2 || format == 4) {
            if (bits == 1 || bits == 2 || bits == 4) {
                return SampleType.UINT8;
            }
            for (SampleType type : SampleType.values()) {
                if (type.bytes() * 8 == bits && type.format() == (format == 2 ? 2 : 1)) {
                    return type;
                }
            }
        }
        throw new UnsupportedTiffException(file, "sample format " + format + " with " + bits + " bits");
    }

    private int predictor(SampleType type, int bits) throws IOException {
        long predictor = tags.number(TiffTag.PREDICTOR, 1);
        boolean fits = predictor == 1 || (predictor == 2 && bits >= 8) || (predictor == 3 && type.isFloat());
        if (!fits) {
            throw new UnsupportedTiffException(file, "predictor " + predictor + " for " + bits + " bit " + type);
        }
        return (int) predictor;
    }
}
