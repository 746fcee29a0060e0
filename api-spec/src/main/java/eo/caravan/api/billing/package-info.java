/**
 * What work costs. Begin with {@link eo.caravan.api.billing.LedgerEntry}. How usage becomes money is decided by the
 * tariff of the server, not here.
 */
package eo.caravan.api.billing;
