package eo.caravan.persistence.database;

import eo.caravan.persistence.account.AccountRepository;
import java.nio.file.Path;
import java.time.Clock;

/** A program that adds an account and stops as if it had been killed, without closing anything. */
public final class KilledProcess {
    static final int EXIT = 42;

    private KilledProcess() {}

    public static void main(String[] folder) {
        Database database = Database.join(DatabaseSettings.embedded(Path.of(folder[0])));
        new AccountRepository(database, Clock.systemUTC()).insert("alice", "hash");
        Runtime.getRuntime().halt(EXIT);
    }
}
