/**
 * The processes of arrays: elements, order, running totals, searching, filling. In a callback over cells most of them only move
 * rows about. Begin with {@link eo.caravan.processors.process.array.Elements}. What reduces an array to a number stands in
 * {@code math}.
 */
package eo.caravan.processors.process.array;
