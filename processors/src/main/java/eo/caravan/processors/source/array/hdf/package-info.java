/**
 * HDF5 files, among them NetCDF-4, as arrays, by the library jHDF: see {@link eo.caravan.processors.source.array.hdf.HdfArrays}. The library
 * finds groups, attributes and chunks; chunks are unpacked here, where their size is known beforehand.
 */
package eo.caravan.processors.source.array.hdf;
