/**
 * How results are written. Begin with {@link eo.caravan.processors.output.OutputFormat}; each format is one implementation, found
 * by {@link java.util.ServiceLoader}, and {@link eo.caravan.processors.output.ResultWriter} writes whatever a graph
 * returned. Where files go and who may fetch them does not belong here.
 */
package eo.caravan.processors.output;
