/**
 * The GTiff format: which file a cube becomes and with which options. Begin with {@link
 * eo.caravan.processors.output.gtiff.GTiffFormat}. The bytes of a GeoTIFF are written by the tiff package beside this one.
 */
package eo.caravan.processors.output.gtiff;
