/**
 * How a cell of one grid comes of the cells of another. Begin with {@link eo.caravan.processors.sampling.Warp}, made for a pair of
 * grids and a {@link eo.caravan.processors.sampling.ResampleMethod}; it hands out a {@link eo.caravan.processors.sampling.Patch}
 * for a rectangle of the target, which says what it needs of the source and fills rows. Where a coordinate lies belongs to the
 * projection package, where cells come from and go to does not belong here.
 */
package eo.caravan.processors.sampling;
