/**
 * Parquet and GeoParquet as vector cubes. Begin with {@link eo.caravan.processors.input.parquet.ParquetReading}; {@link
 * eo.caravan.processors.input.parquet.GeometryColumn} says which column holds the geometries, and in which reference system. How the
 * file is decoded is known by the package parquet.
 */
package eo.caravan.processors.input.parquet;
