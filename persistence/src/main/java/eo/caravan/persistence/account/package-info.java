/**
 * The accounts and the hashes of their passwords. Begin with {@link eo.caravan.persistence.account.AccountRepository}.
 * Tokens and sessions do not belong here.
 */
package eo.caravan.persistence.account;
