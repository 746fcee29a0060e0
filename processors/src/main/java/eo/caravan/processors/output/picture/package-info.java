/**
 * Pictures of cubes. Begin with {@link eo.caravan.processors.output.picture.PictureFormat}: it computes the cells into a {@link
 * eo.caravan.processors.output.picture.Spool} at the picture's resolution, of which a {@link
 * eo.caravan.processors.output.picture.Painter} makes rows of colours for the encoders of PNG and JPEG. Values to calculate with
 * belong into the other formats.
 */
package eo.caravan.processors.output.picture;
