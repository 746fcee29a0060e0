/**
 * Brings cubes onto other grids. Begin with {@link eo.caravan.processors.process.resample.ResampleSpatial}; {@link
 * eo.caravan.processors.process.resample.Alignment} says whether two cubes lie on the same grid and aligns them where they do not.
 * How coordinates are transformed does not belong here.
 */
package eo.caravan.processors.process.resample;
