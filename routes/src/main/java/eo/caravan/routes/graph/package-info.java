/**
 * How a process graph travels: planned once, then one routed step a node, each answering a handle. Begin with
 * {@link eo.caravan.routes.graph.GraphRoutes}. Synchronous requests, batch jobs and services share this road; where the
 * result goes is not decided here.
 */
package eo.caravan.routes.graph;
