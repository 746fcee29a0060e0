/**
 * The processes of truth values: comparisons, logic with three values (true, false, no data), tests, and the choice between two
 * values. Begin with {@link eo.caravan.processors.process.logic.Comparisons}. Masks of whole cubes do not belong here.
 */
package eo.caravan.processors.process.logic;
