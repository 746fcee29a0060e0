/**
 * Processes that begin a graph with data: {@link eo.caravan.processors.process.load.LoadCollection}. They turn arguments into a
 * {@link eo.caravan.processors.source.LoadRequest}; finding and reading files belongs to the source package.
 */
package eo.caravan.processors.process.load;
