/**
 * Lazy cubes. Begin with {@link eo.caravan.processors.cube.Cube}: two questions, what shape are you and what are the cells
 * of this region. Operations on cubes are small classes elsewhere that hold their input and answer both. Files, formats and
 * process definitions do not belong here.
 */
package eo.caravan.processors.cube;
