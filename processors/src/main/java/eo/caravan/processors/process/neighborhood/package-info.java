/**
 * Processes that look at the cells around a cell. Begin with {@link
 * eo.caravan.processors.process.neighborhood.ApplyKernel}, a convolution, or {@link
 * eo.caravan.processors.process.neighborhood.ApplyNeighborhood}, which hands windows to a callback. Bringing cubes onto another
 * grid belongs to the resample package.
 */
package eo.caravan.processors.process.neighborhood;
