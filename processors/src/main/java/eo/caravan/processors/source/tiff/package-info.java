/**
 * Reads tiled and stripped GeoTIFF and BigTIFF files, tile by tile, into primitive arrays of their own type. Begin with
 * {@link eo.caravan.processors.source.tiff.TiffFile}; a {@link eo.caravan.processors.source.tiff.TiffImage} of it hands
 * out tiles to any number of threads, each with its own {@link eo.caravan.processors.source.tiff.TileDecoder}. Files are
 * not trusted: what they declare is checked before anything is allocated. Collections, mosaics, caches and coordinate
 * systems do not belong here.
 */
package eo.caravan.processors.source.tiff;
