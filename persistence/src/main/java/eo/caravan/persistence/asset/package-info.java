/**
 * The files of results, below the data directory. Begin with {@link eo.caravan.persistence.asset.AssetStore}. What the files mean
 * (STAC) and who may fetch them does not belong here.
 */
package eo.caravan.persistence.asset;
