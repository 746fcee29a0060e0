package eo.caravan.routes.command;

import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.configuration.ConfigurationException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program. */
@Command(
        name = "caravan",
        description = "Caravan, an openEO back-end.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            IngestCommand.class,
            UserCommand.class,
            VectorsCommand.class,
            DemoCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the command that the arguments name and exits with its status. */
    public static void main(String[] arguments) {
        int status = run(arguments);
        if (status != ServeCommand.SERVING) {
            System.exit(status);
        }
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
        line.getSubcommands().get("serve").getCommandSpec().usageMessage().footer(settings());
        return line.execute(arguments);
    }

    /** What an operator can mend is told in one line; anything else with all that is known. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof ConfigurationException
                || failure instanceof CommandFailure
                || failure instanceof IOException) {
            line.getErr().println("caravan: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    private static String[] settings() {
        return CaravanConfiguration.help().replace("%", "%%").lines().toArray(String[]::new);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
