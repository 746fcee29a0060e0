/**
 * STAC documents of other servers. Begin with {@link eo.caravan.processors.source.stac.StacSource}, which finds out what a URL is
 * (an item, a collection, a static catalog, an API, results of a job) and collects the items that a {@link
 * eo.caravan.processors.source.stac.StacQuery} may want; {@code Cql2} says conditions in the language of APIs. What the assets of
 * an item hold, and cubes of them, belong to {@code source}.
 */
package eo.caravan.processors.source.stac;
