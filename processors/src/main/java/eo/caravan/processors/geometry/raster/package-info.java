/**
 * Which cells of a grid belong to geometries. Begin with {@link eo.caravan.processors.geometry.raster.Footprints}, which states the rule;
 * {@link eo.caravan.processors.geometry.raster.Outliner} brings geometries into the grid's system, {@link
 * eo.caravan.processors.geometry.raster.Scanner} finds their cells row by row. What is done with the cells does not belong here.
 */
package eo.caravan.processors.geometry.raster;
