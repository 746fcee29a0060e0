package eo.caravan.persistence.database;

import java.nio.file.Path;

/**
 * Where the rows are kept.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user
 * @param password its password, may be empty
 * @param connections how many connections are kept open at most
 */
public record DatabaseSettings(String url, String user, String password, int connections) {

    /**
     * An H2 database in a file below {@code folder}. Every commit is written before it returns, so that a killed process loses
     * nothing; a second process on the same machine (the command line) may connect while the first one runs.
     */
    public static DatabaseSettings embedded(Path folder) {
        String file = folder.toAbsolutePath().normalize().resolve("caravan").toString();
        return new DatabaseSettings("jdbc:h2:file:" + file + ";WRITE_DELAY=0;AUTO_SERVER=TRUE", "caravan", "", 10);
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
