package eo.caravan.persistence.account;

import eo.caravan.api.account.Account;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An account as it is stored.
 *
 * @param account what may be shown
 * @param passwordHash made by {@link PasswordHasher}; never shown
 */
public record AccountRow(@Nested Account account, String passwordHash) {}
