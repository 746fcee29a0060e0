/**
 * What {@code ./caravan demo} does once the server answers: a user's journey, over HTTP like any other client. Begin with
 * {@link eo.caravan.routes.demo.DemoJourney}. Nothing here reaches into the server; the demo data are made by the engine.
 */
package eo.caravan.routes.demo;
