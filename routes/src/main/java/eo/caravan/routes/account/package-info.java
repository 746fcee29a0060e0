/**
 * What users may know of their own account. Begin with {@link eo.caravan.routes.account.AccountRoutes}. Logging in belongs
 * to {@code security}, money to {@code billing}.
 */
package eo.caravan.routes.account;
