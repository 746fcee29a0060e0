/**
 * The GeoJSON format: vector cubes as features with their values as properties. Begin with {@link
 * eo.caravan.processors.output.geojson.GeoJsonFormat}; {@link eo.caravan.processors.output.geojson.ValueNames} says what values are
 * called. Reading GeoJSON belongs to the geometry package.
 */
package eo.caravan.processors.output.geojson;
