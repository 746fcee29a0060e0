/**
 * The one place that knows the library for Apache Parquet: files as flat columns of Java values. Begin with {@link
 * eo.caravan.processors.parquet.ColumnFileWriter} and {@link eo.caravan.processors.parquet.ColumnFile}; {@link
 * eo.caravan.processors.parquet.PageGuard} says why hostile pages cannot ask for memory. What columns mean, which of them is a
 * geometry and how rows become cubes does not belong here.
 */
package eo.caravan.processors.parquet;
