package eo.caravan.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** An open database with all migrations applied. Close it last. */
public final class Database implements AutoCloseable {
    private final HikariDataSource connections;
    private final Jdbi jdbi;

    private Database(HikariDataSource connections, Jdbi jdbi) {
        this.connections = connections;
        this.jdbi = jdbi;
    }

    /** Connects, creates what is missing and migrates. */
    public static Database open(DatabaseSettings settings) {
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
        return new Database(connections, jdbi);
    }

    private static HikariConfig pool(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("caravan");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        return config;
    }

    /** The entry to all statements. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        connections.close();
    }
}
