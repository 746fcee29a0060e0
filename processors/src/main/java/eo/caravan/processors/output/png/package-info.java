/**
 * Pictures of cubes. Begin with {@link eo.caravan.processors.output.png.PngFormat}: it computes the cells into a {@link
 * eo.caravan.processors.output.png.Spool} at the picture's resolution, then stretches them to colours row by row. Values to
 * calculate with belong into the other formats.
 */
package eo.caravan.processors.output.png;
