/**
 * What all files of features and tables have in common: rows become a vector cube. Begin with {@link
 * eo.caravan.processors.input.vector.Intake}, which takes rows as long as they fit into memory and says what becomes a cell;
 * {@link eo.caravan.processors.input.vector.Roles} finds the columns of places and times. The files themselves are read by the sibling
 * packages, one for each format.
 */
package eo.caravan.processors.input.vector;
