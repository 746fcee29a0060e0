package eo.caravan.processors.projection;

import java.util.Map;
import java.util.Optional;

/**
 * A geographic or projected system that was spelled out instead of named by a code.
 *
 * @param name as given
 * @param datum as given
 * @param ellipsoid as given
 * @param semiMajor in metres
 * @param inverseFlattening 0 for a sphere
 * @param shift seven parameters to WGS 84 in the sense of TOWGS84, or empty where none are known
 * @param projection empty for a geographic system
 */
record CrsDefinition(
        String name,
        String datum,
        String ellipsoid,
        double semiMajor,
        double inverseFlattening,
        double[] shift,
        Optional<Projection> projection) {

    /**
     * The projected part.
     *
     * @param values by parameter; angles in degrees, lengths in {@code unit}
     * @param unit metres in one unit of the axes
     */
    record Projection(ProjectionMethod method, Map<ProjectionParameter, Double> values, double unit) {
        double value(ProjectionParameter parameter) {
            return values.getOrDefault(parameter, parameter.defaultValue());
        }
    }
}
