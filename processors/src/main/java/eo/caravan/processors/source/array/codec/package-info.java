/**
 * How chunks of arrays are packed: Deflate, Zstandard, LZ4, Blosc, byte shuffling. Begin with
 * {@link eo.caravan.processors.source.array.codec.Unpacking}. Each method knows how many bytes have to come out before it allocates them, so no
 * packed chunk can become larger than its array allows.
 */
package eo.caravan.processors.source.array.codec;
