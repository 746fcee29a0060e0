/**
 * What a process is, apart from how it computes: its name, parameters, defaults, return value and exceptions. Begin with
 * {@link eo.caravan.api.process.ProcessSpecs}, the catalogue that reads one JSON document a process from the class path.
 * Whoever checks arguments, plans a graph or answers {@code GET /processes} asks here. Implementations and user-defined
 * processes of an account do not belong here.
 */
package eo.caravan.api.process;
