/**
 * What work uses and what it costs. Begin with {@link eo.caravan.api.billing.Usage}. How usage becomes money is decided by the
 * tariff of the server, not here.
 */
package eo.caravan.api.billing;
