/**
 * CSV of points, or with geometries as well-known text, as vector cubes. Begin with {@link eo.caravan.processors.input.csv.CsvInput};
 * {@link eo.caravan.processors.input.csv.CsvLines} reads the fields. What columns mean is said by the package vector beside it.
 */
package eo.caravan.processors.input.csv;
