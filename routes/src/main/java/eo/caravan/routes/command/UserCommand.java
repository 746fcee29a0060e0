package eo.caravan.routes.command;

import eo.caravan.api.account.Account;
import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.persistence.database.Database;
import eo.caravan.routes.CaravanApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Adds, lists and disables users; works beside a running server as well. */
@Command(
        name = "user",
        description = "Adds, lists and disables users.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | disable)")
final class UserCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list or disable.");
    }

    @Command(name = "add", description = "Adds a user.", mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "NAME", description = "letters, digits and _ - . ~") String name,
            @Option(
                            names = "--password-stdin",
                            required = true,
                            description = "reads the password from the first line of the standard input")
                    boolean passwordFromInput,
            @Mixin DataOption data)
            throws IOException {
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (password == null || password.isEmpty()) {
            throw new CommandFailure("The password is empty. Give it in the first line of the standard input.");
        }
        try {
            withAccounts(data, accounts -> {
                if (!accounts.insert(name, new PasswordHasher().hash(password))) {
                    throw new CommandFailure("There is a user named '" + name + "' already.");
                }
            });
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
        say("Added " + name + ".");
    }

    @Command(name = "list", description = "Lists all users.", mixinStandardHelpOptions = true)
    void list(@Mixin DataOption data) throws IOException {
        withAccounts(data, accounts -> accounts.list().forEach(this::print));
    }

    @Command(
            name = "disable",
            description = "Refuses a user from now on, logins and tokens alike.",
            mixinStandardHelpOptions = true)
    void disable(@Parameters(paramLabel = "NAME") String name, @Mixin DataOption data) throws IOException {
        withAccounts(data, accounts -> {
            if (!accounts.disable(name)) {
                throw new CommandFailure("There is no user named '" + name + "'.");
            }
        });
        say("Disabled " + name + ".");
    }

    private void print(Account account) {
        say(account.name() + "  since " + account.created() + (account.disabled() ? "  disabled" : ""));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private static void withAccounts(DataOption data, Consumer<AccountRepository> work) throws IOException {
        try (Database database = CaravanApplication.joinDatabase(data.configuration(System.getenv()))) {
            work.accept(new AccountRepository(database, Clock.systemUTC()));
        }
    }
}
