/**
 * How a failure becomes an answer. Begin with {@link eo.caravan.routes.error.ErrorRoutes}: a route that answers a request
 * names its configuration; inner routes name none and let failures pass. What a failure means is decided where it happens,
 * not here.
 */
package eo.caravan.routes.error;
