/**
 * Zarr stores of version 2, each in one zip file, as xarray and GDAL open them. Begin with {@link eo.caravan.processors.output.zarr.ZarrFormat}.
 * What coordinates and reference systems look like by the CF conventions is known to {@code output.netcdf}.
 */
package eo.caravan.processors.output.zarr;
