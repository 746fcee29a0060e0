/**
 * Expressions over blocks of cells. Callbacks are compiled into {@link eo.caravan.processors.kernel.Operand}s, an operand
 * into a {@link eo.caravan.processors.kernel.Program}, and a program runs over blocks of primitive arrays, without boxing
 * and without an object per cell. Which process means which kernel is said in the process packages.
 */
package eo.caravan.processors.kernel;
