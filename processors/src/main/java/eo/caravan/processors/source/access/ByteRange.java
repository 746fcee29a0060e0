package eo.caravan.processors.source.access;

/**
 * A stretch of bytes.
 *
 * @param offset of its first byte, from 0 on
 * @param length in bytes
 */
public record ByteRange(long offset, long length) {
    /** The first byte behind it. */
    public long end() {
        return offset + length;
    }
}
