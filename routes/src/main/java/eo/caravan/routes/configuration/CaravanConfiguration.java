package eo.caravan.routes.configuration;

import eo.caravan.processors.source.RemoteCollection;
import eo.caravan.processors.source.network.NetworkLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that an operator can set, one record a topic.
 *
 * @param data the folder for everything that the server writes
 * @param collections folders of STAC collections
 * @param network what may be read from other servers, and what it may cost
 */
public record CaravanConfiguration(
        Path data,
        List<Path> collections,
        Stac stac,
        Service service,
        Http http,
        Database database,
        Broker broker,
        Jobs jobs,
        Files files,
        Doors doors,
        Security security,
        Engine engine,
        NetworkLimits network,
        Results results,
        Billing billing) {

    /**
     * Other STAC servers.
     *
     * @param collections those that are served like own ones
     * @param items the most that a single load may need
     */
    public record Stac(List<RemoteCollection> collections, int items) {}

    /** How the back-end presents itself. */
    public record Service(String title, boolean production) {}

    /**
     * Where and how requests are taken.
     *
     * @param port 0 takes a free one
     * @param bodyLimit largest JSON request, in bytes
     * @param workers requests answered at the same time
     */
    public record Http(String host, int port, Optional<URI> publicUrl, long bodyLimit, int workers) {}

    /** Where the rows are: an H2 file in the data folder unless there is a JDBC URL. */
    public record Database(Optional<String> url, String user, String password) {}

    /**
     * Which Artemis carries the messages: one inside the server unless there is a URL.
     *
     * @param port loopback port on which the embedded one takes further workers, 0 for none
     */
    public record Broker(Optional<String> url, String user, String password, int port) {}

    /**
     * Batch jobs.
     *
     * @param workers jobs that run at the same time in this process, 0 for none
     * @param linkLifetime how long a signed link to a result stays valid
     */
    public record Jobs(int workers, Duration linkLifetime) {}

    /**
     * Uploaded files, in bytes.
     *
     * @param quota what those of a user may occupy together
     * @param largest what a single one may have
     */
    public record Files(long quota, long largest) {}

    /**
     * Where other systems come in.
     *
     * @param routes the folder of Camel routes
     * @param workspaces folders to which graphs may export, by name
     * @param watch folders whose files become collections, by the id of the collection
     */
    public record Doors(Path routes, Map<String, Path> workspaces, Map<String, Path> watch) {}

    /** Logins. */
    public record Security(Duration tokenLifetime) {}

    /**
     * The means of the engine, already with numbers where the setting was left to us.
     *
     * @param threads threads that compute
     * @param memory bytes for pixels under way
     */
    public record Engine(int threads, long memory) {}

    /**
     * Limits of synchronous requests.
     *
     * @param timeout longest time
     * @param cells largest result
     */
    public record Results(Duration timeout, long cells) {}

    /**
     * What computing costs.
     *
     * @param currency of all prices
     * @param price of a million computed cells
     */
    public record Billing(String currency, double price) {
        /** The name of the one plan by which everything is billed. */
        public static final String PLAN = "standard";
    }

    /** Reads every setting, so that a mistake in any of them stops the start. */
    public static CaravanConfiguration from(Settings settings) {
        return new CaravanConfiguration(
                settings.get(Keys.DATA).toAbsolutePath().normalize(),
                settings.get(Keys.COLLECTIONS),
                new Stac(settings.get(Keys.STAC_COLLECTIONS), settings.get(Keys.STAC_ITEMS)),
                new Service(settings.get(Keys.TITLE), settings.get(Keys.PRODUCTION)),
                http(settings),
                new Database(
                        settings.get(Keys.DATABASE_URL),
                        settings.get(Keys.DATABASE_USER),
                        settings.get(Keys.DATABASE_PASSWORD)),
                new Broker(
                        settings.get(Keys.BROKER_URL),
                        settings.get(Keys.BROKER_USER),
                        settings.get(Keys.BROKER_PASSWORD),
                        settings.get(Keys.BROKER_PORT)),
                new Jobs(settings.get(Keys.JOB_WORKERS), settings.get(Keys.LINK_LIFETIME)),
                new Files(settings.get(Keys.FILES_QUOTA), settings.get(Keys.FILES_LARGEST)),
                doors(settings),
                new Security(settings.get(Keys.TOKEN_LIFETIME)),
                engine(settings),
                network(settings),
                new Results(settings.get(Keys.SYNC_TIMEOUT), settings.get(Keys.SYNC_MEGACELLS) * 1_000_000L),
                new Billing(settings.get(Keys.CURRENCY), settings.get(Keys.PRICE)));
    }

    /** One line a key: its name, what it does, its default. */
    public static String help() {
        return Keys.ALL.stream()
                .map(key -> "  %-26s %s%s"
                        .formatted(
                                key.name(),
                                key.help(),
                                key.fallback().isEmpty() ? "" : " (default " + key.fallback() + ")"))
                .collect(Collectors.joining("\n"));
    }

    /** The same with one more folder of collections. */
    public CaravanConfiguration withCollections(Path folder) {
        List<Path> more = new ArrayList<>(collections);
        more.add(folder);
        return new CaravanConfiguration(
                data, more, stac, service, http, database, broker, jobs, files, doors, security, engine, network,
                results, billing);
    }

    private static Http http(Settings settings) {
        return new Http(
                settings.get(Keys.HOST),
                settings.get(Keys.PORT),
                settings.get(Keys.PUBLIC_URL),
                settings.get(Keys.BODY_LIMIT),
                settings.get(Keys.HTTP_WORKERS));
    }

    private static NetworkLimits network(Settings settings) {
        return new NetworkLimits(
                settings.get(Keys.NETWORK_ALLOW),
                settings.get(Keys.NETWORK_CONNECT),
                settings.get(Keys.NETWORK_SILENCE),
                settings.get(Keys.NETWORK_TOTAL),
                settings.get(Keys.NETWORK_REDIRECTS),
                settings.get(Keys.NETWORK_RETRIES),
                settings.get(Keys.NETWORK_CONNECTIONS),
                settings.get(Keys.NETWORK_CACHE),
                settings.get(Keys.NETWORK_DOWNLOAD),
                settings.get(Keys.NETWORK_AGENT));
    }

    private static Doors doors(Settings settings) {
        Path data = settings.get(Keys.DATA).toAbsolutePath().normalize();
        Path routes = settings.get(Keys.ROUTES).map(Path::of).orElse(data.resolve("routes.d"));
        return new Doors(routes.toAbsolutePath().normalize(), settings.get(Keys.WORKSPACES), settings.get(Keys.WATCH));
    }

    private static Engine engine(Settings settings) {
        int threads = settings.get(Keys.THREADS);
        long memory = settings.get(Keys.MEMORY);
        return new Engine(
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
                memory > 0 ? memory : Runtime.getRuntime().maxMemory() / 3);
    }
}
