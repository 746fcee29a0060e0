/**
 * GeoTIFF files as cubes, among them Cloud Optimized ones, of which only the tiles that are asked for are read. Begin with
 * {@link eo.caravan.processors.input.gtiff.GTiffInput}; the reading itself is done by {@code source} and {@code source.tiff}.
 */
package eo.caravan.processors.input.gtiff;
