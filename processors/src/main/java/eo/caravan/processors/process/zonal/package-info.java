/**
 * Processes over the cells of geometries: {@link eo.caravan.processors.process.zonal.AggregateSpatial} reduces them, {@link
 * eo.caravan.processors.process.zonal.ApplyPolygon} computes them anew. Which cells belong to a geometry is said by {@link
 * eo.caravan.processors.geometry.raster.Footprints}; masks and filters by geometries stand in the packages of these.
 */
package eo.caravan.processors.process.zonal;
