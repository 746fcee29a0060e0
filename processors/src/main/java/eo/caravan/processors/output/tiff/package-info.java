/**
 * Writes Cloud Optimized GeoTIFF as a stream of tiles, with overviews, statistics and little memory. Begin with {@link
 * eo.caravan.processors.output.tiff.CogWriter} and its {@link eo.caravan.processors.output.tiff.CogOptions}: tiles are
 * encoded by any number of threads, appended, and put in order when the file is finished. Cubes, formats and coordinate
 * systems do not belong here.
 */
package eo.caravan.processors.output.tiff;
