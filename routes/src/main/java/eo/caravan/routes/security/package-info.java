/**
 * Who is asking. Begin with {@link eo.caravan.routes.security.AuthenticationRoutes}: a route that needs to know its user passes
 * {@code direct:authenticate}, which leaves the account in the exchange property {@code user}. Where accounts are stored,
 * and what belongs to them, is said elsewhere.
 */
package eo.caravan.routes.security;
