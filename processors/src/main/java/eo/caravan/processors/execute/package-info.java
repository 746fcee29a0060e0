/**
 * The one loop over regions. Begin with {@link eo.caravan.processors.execute.ChunkExecutor}: threads, the memory budget,
 * cancellation and progress live here and nowhere else. What a region computes does not belong here.
 */
package eo.caravan.processors.execute;
