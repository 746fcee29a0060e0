/**
 * Processes that change what a cube's dimensions are called, how many there are or how they are combined, but no cell. Begin with
 * {@link eo.caravan.processors.process.dimension.RenameLabels}; {@link eo.caravan.processors.process.dimension.TrimCube} is the only
 * one that looks at cells. Choosing labels by a condition belongs to the filter package.
 */
package eo.caravan.processors.process.dimension;
