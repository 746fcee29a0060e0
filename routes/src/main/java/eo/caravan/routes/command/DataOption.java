package eo.caravan.routes.command;

import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of a command that works on the data of a server without starting one. */
final class DataOption {
    /** Set by the launcher: the default data folder lies beside it, wherever it is called from. */
    private static final String HOME = "CARAVAN_HOME";

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder of the server (caravan-data)")
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "the settings of the server")
    private Path config;

    CaravanConfiguration configuration(Map<String, String> environment) {
        return CaravanConfiguration.from(settings(config, data, environment));
    }

    static Settings settings(Path config, Path data, Map<String, String> environment) {
        Settings settings = new Settings();
        if (environment.containsKey(HOME)) {
            settings.option("data", Path.of(environment.get(HOME), "caravan-data"));
        }
        if (config != null) {
            settings.file(config);
        }
        return settings.environment(environment).option("data", data);
    }
}
