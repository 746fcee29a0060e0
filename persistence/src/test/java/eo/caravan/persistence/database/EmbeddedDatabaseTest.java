package eo.caravan.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.persistence.account.AccountRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    private AccountRepository accounts(Database database) {
        return new AccountRepository(database, Clock.systemUTC());
    }

    @Test
    void rows_survive_closing_and_opening() {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            accounts(database).insert("alice", "hash");
        }
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(accounts(database).find("alice")).isPresent();
        }
    }

    @Test
    void what_was_committed_survives_a_process_that_is_killed_right_after() throws Exception {
        assertThat(java(KilledProcess.class).waitFor()).isEqualTo(KilledProcess.EXIT);
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(accounts(database).find("alice")).isPresent();
        }
    }

    @Test
    void a_second_process_may_add_an_account_while_the_first_is_running() throws Exception {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(java(KilledProcess.class).waitFor()).isEqualTo(KilledProcess.EXIT);
            assertThat(accounts(database).find("alice")).isPresent();
        }
    }

    private java.lang.Process java(Class<?> program) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.toString());
        return new ProcessBuilder(command).inheritIO().start();
    }
}
