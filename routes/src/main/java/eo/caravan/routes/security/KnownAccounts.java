package eo.caravan.routes.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.account.Account;
import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.account.AccountRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Accounts as the database had them at most {@link #LATENCY} ago, so that not every request of somebody who asks often asks the
 * database too. An account that another process disables is refused that much later; accounts that are not there are not remembered.
 */
final class KnownAccounts {
    /** How long a disabled account may still get in. */
    static final Duration LATENCY = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final AccountRepository accounts;
    private final Clock clock;
    private final Cache<String, Seen> seen = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LATENCY.multipliedBy(2))
            .build();

    KnownAccounts(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account of that name, disabled or not. */
    Optional<Account> find(String name) {
        Instant now = clock.instant();
        Seen known = seen.getIfPresent(name);
        if (known != null && now.isBefore(known.until) && !now.isBefore(known.since)) {
            return Optional.of(known.account);
        }
        Optional<Account> found = accounts.find(name).map(AccountRow::account);
        found.ifPresent(account -> seen.put(name, new Seen(account, now, now.plus(LATENCY))));
        return found;
    }

    /** What was read, and from when to when it counts; a clock that was set back ends it too. */
    private record Seen(Account account, Instant since, Instant until) {}
}
