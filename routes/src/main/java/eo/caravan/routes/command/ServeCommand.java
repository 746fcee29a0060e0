package eo.caravan.routes.command;

import eo.caravan.routes.CaravanApplication;
import eo.caravan.routes.configuration.CaravanConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the server; it runs until the process is asked to stop. */
@Command(
        name = "serve",
        description = "Starts the server.",
        mixinStandardHelpOptions = true,
        footerHeading =
                "%nSettings of --config FILE; http.port is CARAVAN_HTTP_PORT in the environment, and http: {port: 80} in YAML:%n")
final class ServeCommand implements Callable<Integer> {
    /** The status of a command that leaves a server running. */
    static final int SERVING = -1;

    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws Exception {
        CaravanConfiguration configuration = options.configuration(System.getenv());
        CaravanApplication application = CaravanApplication.start(configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop"));
        return SERVING;
    }
}
