package eo.caravan.processors.output;

import eo.caravan.processors.cube.Cube;
import java.util.Map;

/**
 * What {@code save_result} returns: what to write and how; nothing is written yet.
 *
 * @param data a raster or vector cube
 * @param options as given by the user, checked by the format
 */
public record ResultDescription(Cube data, OutputFormat format, Map<String, Object> options) {}
