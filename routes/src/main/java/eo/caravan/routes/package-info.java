/**
 * Who is called, in which order: Camel routes, one resource a sub-package, and the composition root. Begin with
 * {@code CaravanApplication}. The verbs that routes name are beans that know no Camel.
 */
package eo.caravan.routes;
