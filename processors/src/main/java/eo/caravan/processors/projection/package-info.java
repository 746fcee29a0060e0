/**
 * Where on Earth a coordinate lies. Begin with {@link eo.caravan.processors.projection.CoordinateSystems}, which reads and
 * writes definitions, and {@link eo.caravan.processors.projection.CrsTransform}, which leads from one system to another; x is
 * east or longitude everywhere. GeoTools does the geodesy and is not visible outside of this package. Resampling of cells does
 * not belong here.
 */
package eo.caravan.processors.projection;
