package eo.caravan.processors.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.format.Encoding;

/**
 * Looks at what a page says of itself before it is decoded, because the library allocates what runs and blocks announce: a run of a few
 * bytes may claim two thousand million values. Every count has to fit the bytes that are there, or the values that the page has.
 */
final class PageGuard {
    private static final int MOST_BITS = 32;
    private static final int MOST_DELTA_BLOCK = 1 << 20;

    private final byte[] bytes;
    private int at;
    private final int end;

    private PageGuard(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Checks definition levels of a flat column that begin with their length; the answer is where the values begin. */
    static int levels(byte[] page, int values) throws IOException {
        if (page.length < Integer.BYTES) {
            throw new IOException("a page ends within its levels");
        }
        long length = Integer.toUnsignedLong(
                page[0] & 0xFF | (page[1] & 0xFF) << 8 | (page[2] & 0xFF) << 16 | (page[3] & 0xFF) << 24);
        if (length > page.length - Integer.BYTES) {
            throw new IOException("the levels of a page are longer than the page");
        }
        int end = Integer.BYTES + (int) length;
        new PageGuard(page, Integer.BYTES, end).runs(1, values);
        return end;
    }

    /** Checks definition levels that stand alone. */
    static void bareLevels(byte[] levels, int values) throws IOException {
        new PageGuard(levels, 0, levels.length).runs(1, values);
    }

    /**
     * Checks the encoded values of a page.
     *
     * @param from where they begin
     * @param values how many there are at most
     */
    static void values(byte[] page, int from, int values, Encoding encoding, boolean truth) throws IOException {
        PageGuard guard = new PageGuard(page, from, page.length);
        switch (encoding) {
            case PLAIN, BYTE_STREAM_SPLIT -> {}
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (from < page.length) {
                    guard.runs(guard.next(), values);
                }
            }
            case RLE -> {
                if (!truth) {
                    throw new IOException("its values are run lengths, which only truth values can be");
                }
                levels(Arrays.copyOfRange(page, from, page.length), values);
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> guard.delta(values);
            case DELTA_BYTE_ARRAY -> guard.prefixes(values);
            default -> throw new IOException("its values are encoded as " + encoding + ", which is not supported");
        }
    }

    private void runs(int width, int values) throws IOException {
        if (width < 0 || width > MOST_BITS) {
            throw new IOException("a page has values of " + width + " bits");
        }
        long seen = 0;
        while (seen < values && at < end) {
            long header = varint();
            if ((header & 1) == 0) {
                seen += header >>> 1;
                at += (width + 7) / 8;
            } else {
                long groups = header >>> 1;
                long here = Math.min(groups * width, end - at);
                if (groups > values / 8L + 1) {
                    throw new IOException("a run of a page has more values than the page");
                }
                seen += groups * 8;
                at += (int) here;
            }
            if (at > end) {
                throw new IOException("a page ends within a run");
            }
        }
    }

    private void delta(int values) throws IOException {
        long block = varint();
        long pieces = varint();
        long total = varint();
        boolean fits = block > 0
                && block <= MOST_DELTA_BLOCK
                && block % 128 == 0
                && pieces > 0
                && pieces <= block / 8
                && block % pieces == 0
                && block / pieces % 8 == 0
                && total <= values;
        if (!fits) {
            throw new IOException("a page has blocks of differences that do not fit it");
        }
    }

    /** Lengths of prefixes, then lengths of suffixes; the first have to be decoded to find the second. */
    private void prefixes(int values) throws IOException {
        int begin = at;
        delta(values);
        ByteBufferInputStream rest = ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, begin, end - begin));
        new DeltaBinaryPackingValuesReader().initFromPage(values, rest);
        at = end - rest.available();
        delta(values);
    }

    private int next() throws IOException {
        if (at >= end) {
            throw new IOException("a page ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = next();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new IOException("a count in a page is too long");
    }
}
