/**
 * GeoJSON files as vector cubes. Begin with {@link eo.caravan.processors.input.geojson.GeoJsonInput}; {@link
 * eo.caravan.processors.input.geojson.FeatureReader} reads feature after feature, so that a file may be larger than what is in memory at
 * once. GeoJSON inside of process graphs is read by the package geometry.
 */
package eo.caravan.processors.input.geojson;
