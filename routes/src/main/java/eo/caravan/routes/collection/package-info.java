/**
 * The collections that graphs may load. Begin with {@link eo.caravan.routes.collection.CollectionRoutes}. How they are found
 * and read is said in the engine.
 */
package eo.caravan.routes.collection;
