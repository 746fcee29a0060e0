package eo.caravan.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A fresh, empty H2 and a fresh, empty PostgreSQL database for tests that run on both. */
public final class TestDatabases {
    private static final Map<DatabaseSettings, Database> OPEN = new ConcurrentHashMap<>();
    private static EmbeddedPostgres postgres;

    private TestDatabases() {}

    /** A settings' database, opened once and left open for the tests that follow; empties the given tables. */
    public static Database emptied(DatabaseSettings settings, String... tables) {
        Database database = OPEN.computeIfAbsent(settings, Database::open);
        database.jdbi().useHandle(handle -> {
            for (String table : tables) {
                handle.execute("DELETE FROM " + table);
            }
        });
        return database;
    }

    public static Stream<DatabaseSettings> both() {
        return Stream.of(h2(), postgres());
    }

    public static DatabaseSettings h2() {
        return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "caravan", "", 5);
    }

    private static synchronized DatabaseSettings postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new DatabaseSettings(postgres.getJdbcUrl("postgres", name), "postgres", "postgres", 5);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL makes no database for the test", e);
        }
    }
}
