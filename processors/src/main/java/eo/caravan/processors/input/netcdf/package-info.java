/**
 * NetCDF files as cubes: {@link eo.caravan.processors.input.netcdf.NetCdfInput}. What the arrays mean is found by {@code input.cf}, how
 * they are stored is known to {@code source.array}.
 */
package eo.caravan.processors.input.netcdf;
