/**
 * Packing and unpacking of zlib streams, which most files of pixels are made of. Begin at {@link eo.caravan.processors.zlib.Zlib}, which chooses between a
 * native library and the JDK; both unpack to the same bytes. What lies around the streams (tiles, chunks, predictors) belongs to the formats.
 */
package eo.caravan.processors.zlib;
