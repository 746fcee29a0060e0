/**
 * Arrays of any number of dimensions in files: variables with attributes, cut into chunks that are read one by one. Begin with
 * {@link eo.caravan.processors.source.array.ArrayFile}; the sub-packages read NetCDF (classic and 4) and Zarr. What variables mean
 * as a cube is for {@code input.cf} to say.
 */
package eo.caravan.processors.source.array;
