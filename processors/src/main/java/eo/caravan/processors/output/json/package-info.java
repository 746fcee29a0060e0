/**
 * The JSON format: a cube's dimensions and cells as nested arrays. Begin with {@link
 * eo.caravan.processors.output.json.JsonFormat}. It suits small cubes; plain values are written by the result writer.
 */
package eo.caravan.processors.output.json;
