/**
 * The demo collection: a simulated Sentinel-2 series of a landscape that does not exist. Begin with {@link
 * eo.caravan.processors.demo.DemoCollection}. Nothing else in the program knows that it is simulated; it is read like any
 * other folder of STAC items.
 */
package eo.caravan.processors.demo;
