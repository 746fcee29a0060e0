/**
 * The processes of numbers: arithmetic, rounding, trigonometry, and the statistics that reduce an array to a number. Each family
 * is a map from ids to kernels; begin with {@link eo.caravan.processors.process.math.Arithmetic}. Comparisons stand in
 * {@code logic}, functions that return arrays in {@code array}.
 */
package eo.caravan.processors.process.math;
