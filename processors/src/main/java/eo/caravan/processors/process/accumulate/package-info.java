/**
 * Reducers over groups of cells that are too many or too different in number to be rows of a program: all cells of a scene, of a
 * polygon. Begin with {@link eo.caravan.processors.process.accumulate.Aggregation}: made once from a callback while planning, it
 * opens a {@link eo.caravan.processors.process.accumulate.Group} for each result. Callers bring the values of a group in a fixed
 * order (row by row within the blocks of a fixed lattice, the blocks merged in their order), so that the bits of a result depend
 * neither on regions nor on threads. Which cells belong to a group does not belong here.
 */
package eo.caravan.processors.process.accumulate;
