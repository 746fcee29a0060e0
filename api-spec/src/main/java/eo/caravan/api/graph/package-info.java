/**
 * A process graph as data: nodes and their arguments, exactly as the user sent them, references recognised. Begin with
 * {@link eo.caravan.api.graph.ProcessGraph}. Whether the processes exist and the arguments fit is not decided here.
 */
package eo.caravan.api.graph;
