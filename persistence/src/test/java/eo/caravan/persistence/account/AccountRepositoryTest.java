package eo.caravan.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.account.Account;
import eo.caravan.persistence.database.DatabaseSettings;
import eo.caravan.persistence.database.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("eo.caravan.persistence.database.TestDatabases#both")
class AccountRepositoryTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Parameter
    DatabaseSettings settings;

    private AccountRepository accounts;

    @BeforeEach
    void open() {
        accounts =
                new AccountRepository(TestDatabases.emptied(settings, "accounts"), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void an_inserted_account_is_found_by_name() {
        assertThat(accounts.insert("alice", "hash")).isTrue();
        assertThat(accounts.find("alice")).contains(new AccountRow(new Account("alice", NOON, false), "hash"));
        assertThat(accounts.find("Alice")).isEmpty();
    }

    @Test
    void a_name_is_given_once() {
        assertThat(accounts.insert("alice", "first")).isTrue();
        assertThat(accounts.insert("alice", "second")).isFalse();
        assertThat(accounts.find("alice").orElseThrow().passwordHash()).isEqualTo("first");
    }

    @Test
    void a_name_that_cannot_stand_in_a_link_is_refused() {
        assertThatThrownBy(() -> accounts.insert("alice smith", "hash"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use 1 to 255 letters");
    }

    @Test
    void a_disabled_account_stays_listed() {
        accounts.insert("bob", "hash");
        accounts.insert("alice", "hash");
        assertThat(accounts.disable("bob")).isTrue();
        assertThat(accounts.disable("nobody")).isFalse();
        assertThat(accounts.list()).containsExactly(new Account("alice", NOON, false), new Account("bob", NOON, true));
    }
}
