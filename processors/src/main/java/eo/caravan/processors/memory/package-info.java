/**
 * Memory that is used again instead of collected. Begin at {@link eo.caravan.processors.memory.SpareArrays}. Who may give an array away is said
 * where the array belongs: chunks of cells and decoded tiles.
 */
package eo.caravan.processors.memory;
