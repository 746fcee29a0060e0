/**
 * Cubes as tables, for every format that has rows and columns. Begin with {@link eo.caravan.processors.output.table.Table}, which says
 * which label becomes a row and which a column; {@link eo.caravan.processors.output.table.TableRows} goes through the cells. How a
 * row is written belongs to the formats.
 */
package eo.caravan.processors.output.table;
