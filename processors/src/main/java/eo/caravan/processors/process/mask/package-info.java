/**
 * Processes that replace cells by no data or another value and keep the dimensions. Begin with {@link
 * eo.caravan.processors.process.mask.Mask}. Dropping rows, bands or times belongs to the filter package.
 */
package eo.caravan.processors.process.mask;
