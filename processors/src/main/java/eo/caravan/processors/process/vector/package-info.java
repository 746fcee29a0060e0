/**
 * Processes over vector cubes: made from GeoJSON, filtered by relation, widened, reprojected, sampled with points. Begin with {@link
 * eo.caravan.processors.process.vector.FilterVector}. Geometries are labels, so all of this happens before any cell is read. Reading
 * and reprojecting geometries belongs to the geometry package, statistics of rasters in polygons to the aggregate package.
 */
package eo.caravan.processors.process.vector;
