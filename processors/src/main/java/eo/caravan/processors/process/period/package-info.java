/**
 * Processes along time: aggregation over intervals and calendar periods, climate normals and anomalies, resampling in time. Begin
 * with {@link eo.caravan.processors.process.period.AggregateTemporal}; {@link
 * eo.caravan.processors.process.period.GroupedCube} computes groups of times lazily, {@link
 * eo.caravan.processors.process.period.Period} knows the calendar. Choosing times belongs to the filter package, what reduces a
 * group to a value is a value process.
 */
package eo.caravan.processors.process.period;
