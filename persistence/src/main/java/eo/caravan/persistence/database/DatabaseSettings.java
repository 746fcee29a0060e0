package eo.caravan.persistence.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the rows are kept.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user
 * @param password its password, may be empty
 * @param connections how many connections are kept open at most
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
    private static final String FILE = "jdbc:h2:file:";

    /**
     * An H2 database in a file below {@code folder}. Every commit is written before it returns, so that a killed process loses
     * nothing. Who closes it decides when: it does not close by itself when the process is asked to stop.
     */
    public static DatabaseSettings embedded(Path folder) {
        String file = folder.toAbsolutePath().normalize().resolve("caravan").toString();
        return new DatabaseSettings(
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "caravan", "", 10);
    }

    /** The file of an H2 database that is one. */
    Optional<Path> file() {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).split(";", 2)[0]))
                : Optional.empty();
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + ", connections=" + connections + "]";
    }
}
