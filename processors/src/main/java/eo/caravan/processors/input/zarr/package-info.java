/**
 * Zarr stores as cubes: {@link eo.caravan.processors.input.zarr.ZarrInput}. What the arrays mean is found by {@code input.cf}, how they
 * are stored is known to {@code source.array.zarr}.
 */
package eo.caravan.processors.input.zarr;
