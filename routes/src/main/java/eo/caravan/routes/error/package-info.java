/**
 * How a failure becomes an answer. Begin with {@link eo.caravan.routes.error.ErrorRoutes}: a route that answers a request
 * names its configuration; the builder of inner routes says {@code errorHandler(noErrorHandler())} and lets failures pass. What a failure means is decided where it happens,
 * not here.
 */
package eo.caravan.routes.error;
