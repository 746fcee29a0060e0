/**
 * What work costs, and how it is booked. Begin with {@link eo.caravan.routes.billing.BillingRoutes} and
 * {@link eo.caravan.routes.billing.Tariff}. The ledger itself is in the persistence.
 */
package eo.caravan.routes.billing;
