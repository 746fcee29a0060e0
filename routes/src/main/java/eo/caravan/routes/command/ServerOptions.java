package eo.caravan.routes.command;

import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.configuration.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that starts a server. */
public final class ServerOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "where to listen (8080); 0 takes a free port")
    private Integer port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "the address to listen on (127.0.0.1); 0.0.0.0 lets other machines connect")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "everything that the server writes lies here (caravan-data)")
    private Path data;

    @Option(
            names = "--collections",
            paramLabel = "FOLDER",
            description = "a folder of STAC collections to serve; may be repeated")
    private List<Path> collections = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "further settings, YAML or Java properties")
    private Path config;

    /** Everything that can be set: these options before the environment before the file before the defaults. */
    public CaravanConfiguration configuration(Map<String, String> environment) {
        Settings settings = DataOption.settings(config, data, environment)
                .option("http.port", port)
                .option("http.host", host);
        if (!collections.isEmpty()) {
            settings.option(
                    "collections",
                    String.join("\n", collections.stream().map(Path::toString).toList()));
        }
        return CaravanConfiguration.from(settings);
    }
}
