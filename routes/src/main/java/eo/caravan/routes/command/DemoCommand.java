package eo.caravan.routes.command;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.persistence.database.Database;
import eo.caravan.processors.demo.DemoCollection;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.routes.CaravanApplication;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.demo.ConnectHints;
import eo.caravan.routes.demo.DemoJourney;
import eo.caravan.routes.demo.DemoPassword;
import eo.caravan.routes.http.ApiPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server with demo data, and does its main job as a user would. */
@Command(
        name = "demo",
        description = "Starts the server with demo data and runs one batch job, as a user would; then goes on serving.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String USER = "demo";
    /** Read by logback.xml when the first logger is made. */
    private static final String CONSOLE_LEVEL = "caravan.console";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(names = "--exit", description = "stops when the job is done")
    private boolean exit;

    @Override
    public Integer call() throws Exception {
        System.setProperty(CONSOLE_LEVEL, "WARN");
        PrintWriter out = spec.commandLine().getOut();
        CaravanConfiguration given = options.configuration(System.getenv());
        Path folder = given.data().resolve("demo");
        makeCollection(folder.resolve("collections"), given.engine(), out);
        String password = DemoPassword.in(folder);
        addUser(given, password);
        CaravanApplication application = CaravanApplication.start(given.withCollections(folder.resolve("collections")));
        try {
            out.println("Serving at " + application.url());
            new DemoJourney(application.url() + ApiPaths.BASE, out, Clock.systemUTC())
                    .run(USER, password, folder.resolve("results"));
            out.println(ConnectHints.text(application.url().toString(), USER, password));
        } catch (OpenEoException e) {
            application.close();
            throw new CommandFailure(e.getMessage());
        }
        if (exit) {
            application.close();
            return CommandLine.ExitCode.OK;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop"));
        out.println("The server goes on until Ctrl-C.");
        out.flush();
        return ServeCommand.SERVING;
    }

    private static void makeCollection(Path folder, CaravanConfiguration.Engine engine, PrintWriter out)
            throws Exception {
        long begun = System.nanoTime();
        try (ChunkExecutor executor = new ChunkExecutor(engine.threads(), engine.memory())) {
            if (DemoCollection.makeIfAbsent(folder, executor, new Making(out))) {
                out.printf(Locale.ROOT, ", %.1f s%n", (System.nanoTime() - begun) / 1e9);
            }
        }
    }

    /** Shows how far the collection is. */
    private record Making(PrintWriter out) implements RunControl {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long partsDone, long partsPlanned) {
            out.printf(
                    "\rMaking the demo collection %s: %d %%",
                    DemoCollection.ID, 100 * partsDone / Math.max(1, partsPlanned));
            out.flush();
        }
    }

    private static void addUser(CaravanConfiguration configuration, String password) throws IOException {
        try (Database database = CaravanApplication.joinDatabase(configuration)) {
            AccountRepository accounts = new AccountRepository(database, Clock.systemUTC());
            if (accounts.find(USER).isEmpty()) {
                accounts.insert(USER, new PasswordHasher().hash(password));
            }
        }
    }
}
