/**
 * What arrays mean as a cube, by the CF conventions. Begin with {@link eo.caravan.processors.input.cf.CfDataset}, which finds axes,
 * times, the reference system and the bands among the variables of a file; {@link eo.caravan.processors.input.cf.CfCube} reads cells. How
 * files are laid out belongs to {@code source.array}.
 */
package eo.caravan.processors.input.cf;
