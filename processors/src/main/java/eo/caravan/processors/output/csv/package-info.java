/**
 * The CSV format: tables of vector cubes and of other cubes without x and y. Begin with {@link
 * eo.caravan.processors.output.csv.CsvFormat}; {@link eo.caravan.processors.output.table.Table} says which label becomes a row and
 * which a column. Rasters do not belong here.
 */
package eo.caravan.processors.output.csv;
