package eo.caravan.persistence.account;

import eo.caravan.api.account.Account;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.Violations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The accounts by their names. */
public final class AccountRepository {
    /** Made once: it looks at the class by reflection. */
    private static final RowMapper<AccountRow> ROW = ConstructorMapper.of(AccountRow.class);

    private final Jdbi jdbi;
    private final Clock clock;

    public AccountRepository(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    private static final String INSERT =
            """
            INSERT INTO accounts (name, created, disabled, password_hash)
            VALUES (:name, :created, FALSE, :passwordHash)
            """;

    /** Adds an account; {@code false} where the name is taken. */
    public boolean insert(String name, String passwordHash) {
        Account account = new Account(name, clock.instant(), false);
        try {
            jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                    .bindMethods(account)
                    .bind("passwordHash", passwordHash)
                    .execute());
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (Violations.isUnique(e)) {
                return false;
            }
            throw e;
        }
    }

    private static final String FIND =
            """
            SELECT name, created, disabled, password_hash
            FROM accounts
            WHERE name = :name
            """;

    /** The account of that name, disabled or not. */
    public Optional<AccountRow> find(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery(FIND).bind("name", name).map(ROW).findOne());
    }

    private static final String LIST =
            """
            SELECT name, created, disabled
            FROM accounts
            ORDER BY name
            """;

    /** All accounts, by name. */
    public List<Account> list() {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .map(ConstructorMapper.of(Account.class))
                .list());
    }

    private static final String DISABLE =
            """
            UPDATE accounts
            SET disabled = TRUE
            WHERE name = :name
            """;

    /** Refuses the account from now on; {@code false} where there is none of that name. */
    public boolean disable(String name) {
        return jdbi.withHandle(handle ->
                        handle.createUpdate(DISABLE).bind("name", name).execute())
                == 1;
    }
}
