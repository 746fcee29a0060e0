/**
 * The formats Parquet and GeoParquet: tables of vector cubes and time series with typed columns. Begin with {@link
 * eo.caravan.processors.output.parquet.ParquetFormat}; {@link eo.caravan.processors.output.parquet.TypedColumns} says of which type a
 * column is, {@link eo.caravan.processors.output.parquet.GeoMetadata} what the footer tells of geometries. How the file is written is
 * known by the package parquet.
 */
package eo.caravan.processors.output.parquet;
