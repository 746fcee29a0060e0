/**
 * What can be made of values that pass by once: sums, means, extremes, ranks. Begin with {@link
 * eo.caravan.processors.kernel.accumulate.Accumulators}, which makes them all. Which process means which accumulator is said in
 * the process packages, who feeds them as well.
 */
package eo.caravan.processors.kernel.accumulate;
