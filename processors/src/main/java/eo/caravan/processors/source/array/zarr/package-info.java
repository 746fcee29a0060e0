/**
 * Zarr stores of version 2 and 3 as arrays. Begin with {@link eo.caravan.processors.source.array.zarr.ZarrFile}; a store is a folder, here
 * or behind a URL, or a zip file. There is no library for Zarr on Maven Central that could be used.
 */
package eo.caravan.processors.source.array.zarr;
