/**
 * Runs test vectors (arguments of one process, and what it must return or refuse) against the same planner and processes that
 * serve users. Begin with {@link eo.caravan.processors.vectors.VectorRunner}. What a process does, and where the vectors come
 * from, does not belong here.
 */
package eo.caravan.processors.vectors;
