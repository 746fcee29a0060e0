/**
 * Processes that change what a cube's dimensions are called, or how many there are, but no cell. Begin with {@link
 * eo.caravan.processors.process.dimension.RenameLabels}. Choosing labels belongs to the filter package.
 */
package eo.caravan.processors.process.dimension;
