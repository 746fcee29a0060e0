/**
 * What users write into the logs of their jobs. Begin with {@link eo.caravan.processors.process.log.Inspect}; how much of a value
 * is told is said in {@link eo.caravan.processors.process.log.Summary}. Where entries are kept does not belong here.
 */
package eo.caravan.processors.process.log;
