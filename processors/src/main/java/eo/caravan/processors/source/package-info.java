/**
 * Where data comes from. Begin with {@link eo.caravan.processors.source.CollectionCatalog}, which knows the collections, and
 * the cube that it opens on one of them; {@code tiff} reads the tiles of a file. What users do with the data does not belong
 * here.
 */
package eo.caravan.processors.source;
