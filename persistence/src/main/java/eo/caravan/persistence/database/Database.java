package eo.caravan.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** An open database with all migrations applied. Close it last. */
public final class Database implements AutoCloseable {
    /** How long to wait for a command that has the file open just now. */
    private static final long PATIENCE_MILLIS = 10_000;

    /** Migrating takes two. */
    private static final int VISITOR_CONNECTIONS = 2;

    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final Optional<Door> door;

    private Database(HikariDataSource connections, Jdbi jdbi, Optional<Door> door) {
        this.connections = connections;
        this.jdbi = jdbi;
        this.door = door;
    }

    /** Connects, creates what is missing and migrates. An H2 file is held by this process, and others may {@link #join}. */
    public static Database open(DatabaseSettings settings) {
        return connect(settings, true);
    }

    /** Connects beside the process that holds an H2 file, and as {@link #open} where there is none or no such file. */
    public static Database join(DatabaseSettings settings) {
        return settings.file()
                .flatMap(Door::find)
                .map(url -> new DatabaseSettings(url, settings.user(), settings.password(), VISITOR_CONNECTIONS))
                .map(visit -> connect(visit, false))
                .orElseGet(() -> connect(settings, false));
    }

    private static Database connect(DatabaseSettings settings, boolean holds) {
        if (settings.isH2() && System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        HikariDataSource connections = new HikariDataSource(pool(settings));
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        Jdbi jdbi = Jdbi.create(connections);
        ColumnTypes.register(jdbi, settings.isH2());
        Optional<Door> door = holds ? settings.file().map(Door::open) : Optional.empty();
        return new Database(connections, jdbi, door);
    }

    private static HikariConfig pool(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("caravan");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(PATIENCE_MILLIS);
        return config;
    }

    /** The entry to all statements. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        door.ifPresent(Door::close);
        connections.close();
    }
}
