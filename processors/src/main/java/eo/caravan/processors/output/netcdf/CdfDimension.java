package eo.caravan.processors.output.netcdf;

/** A dimension of a NetCDF file: a name and a fixed size. */
record CdfDimension(String name, int size) {}
