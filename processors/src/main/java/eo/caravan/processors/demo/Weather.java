package eo.caravan.processors.demo;

/**
 * The clouds of a day.
 *
 * @param seed of their forms
 * @param clouds how many: from 0, none, to 1, nothing but
 * @param size metres from one cloud to the next
 * @param cirrus how much high thin ice: from 0, none, to 1
 */
record Weather(int seed, double clouds, double size, double cirrus) {}
