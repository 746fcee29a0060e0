/**
 * Processes that collapse a dimension: {@link eo.caravan.processors.process.reduce.ReduceDimension} with any reducer, and
 * indices of named bands. Begin with {@link eo.caravan.processors.process.reduce.ReduceCube}, the lazy cube behind them. The
 * reducers themselves (mean, median, …) are value processes and do not belong here.
 */
package eo.caravan.processors.process.reduce;
