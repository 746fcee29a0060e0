/**
 * Processes that keep a part of a cube: bands, times, a rectangle, labels. Begin with {@link
 * eo.caravan.processors.process.filter.FilterBands}. Each finds the indices to keep and hands them to {@link
 * eo.caravan.processors.cube.PickedCube}. Replacing cells instead of dropping them belongs to the mask package.
 */
package eo.caravan.processors.process.filter;
