/**
 * Folders that are watched: what arrives there becomes part of a collection while the server runs. Begin with
 * {@link eo.caravan.routes.watch.WatchRoutes}. How files become STAC is in the engine; how a catalog notices is in {@code collection}.
 */
package eo.caravan.routes.watch;
