/**
 * Doors for whoever ties the server to other systems: Camel routes in YAML from a folder, and the component {@code caravan:} by which
 * such a route starts jobs, computes results, hears how jobs end and fetches their files. Begin with
 * {@link eo.caravan.routes.door.CaravanComponent}; docs/enterprise.md is the reference for authors of routes. What the doors do is done by
 * the verbs of the other streets.
 */
package eo.caravan.routes.door;
