/**
 * Where data comes from. Begin with {@link eo.caravan.processors.source.StacCatalog}, which finds the collections in folders of
 * STAC documents, and the cube that it opens on one of them: which items and which grid are found while opening, which tiles
 * while reading. {@link eo.caravan.processors.source.StacSources} does the same for STAC of other servers, {@link
 * eo.caravan.processors.source.RemoteCatalog} serves such collections like local ones. {@code access} and {@code network} reach
 * bytes, {@code tiff} and {@code array} read what is in them, {@code stac} follows documents of other servers. What users do with the
 * data does not belong here.
 */
package eo.caravan.processors.source;
