/**
 * The process that joins two cubes. Begin with {@link eo.caravan.processors.process.merge.MergeCubes}; {@link
 * eo.caravan.processors.process.merge.JoinedDimension} says which label comes from where, {@link
 * eo.caravan.processors.process.merge.MergedCube} reads. Bringing cubes onto the same grid belongs to the resample package.
 */
package eo.caravan.processors.process.merge;
