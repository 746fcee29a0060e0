/**
 * Geometries: read from GeoJSON ({@link eo.caravan.processors.geometry.GeoJson}), taken from the arguments of processes ({@link
 * eo.caravan.processors.geometry.GeometryArgument}), and the vector cube that has nothing but them. A vector cube is any {@link
 * eo.caravan.processors.cube.Cube} with a {@link eo.caravan.processors.cube.Dimension.Geometries}. The processes over vector cubes
 * do not belong here.
 */
package eo.caravan.processors.geometry;
