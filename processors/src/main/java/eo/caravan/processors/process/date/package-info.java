/**
 * The processes of dates and times. Begin with {@link eo.caravan.processors.process.date.Dates}. What selects along the temporal
 * dimension of a cube does not belong here.
 */
package eo.caravan.processors.process.date;
