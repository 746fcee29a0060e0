/**
 * What the back-end says about itself before anybody logs in: the landing page, the versions, the conformance classes and
 * the file formats. Begin with {@link eo.caravan.routes.capabilities.CapabilitiesRoutes}. Collections and processes have
 * streets of their own.
 */
package eo.caravan.routes.capabilities;
