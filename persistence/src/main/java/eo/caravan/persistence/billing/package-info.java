/**
 * What finished runs cost and whether it is booked. Begin with {@link eo.caravan.persistence.billing.LedgerRepository}. How costs
 * are computed does not belong here.
 */
package eo.caravan.persistence.billing;
