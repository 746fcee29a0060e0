/**
 * NetCDF files as arrays. Begin with {@link eo.caravan.processors.source.array.netcdf.NetCdf}, which tells the classic format, read
 * here, from NetCDF-4, which is HDF5 and left to {@code source.array.hdf}.
 */
package eo.caravan.processors.source.array.netcdf;
