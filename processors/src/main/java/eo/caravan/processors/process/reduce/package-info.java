/**
 * Processes that make one cell of many: along a dimension ({@link eo.caravan.processors.process.reduce.ReduceDimension}), over a
 * whole slice ({@link eo.caravan.processors.process.reduce.ReduceSpatial}) or over windows of it, and indices of named bands. Begin
 * with {@link eo.caravan.processors.process.reduce.ReduceCube}, the lazy cube behind the first. The reducers themselves (mean,
 * median, …) are value processes and do not belong here.
 */
package eo.caravan.processors.process.reduce;
