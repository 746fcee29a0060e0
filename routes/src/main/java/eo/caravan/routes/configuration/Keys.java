package eo.caravan.routes.configuration;

import eo.caravan.processors.source.RemoteCollection;
import eo.caravan.processors.source.network.AllowedHosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every key there is, each named here and nowhere else. */
final class Keys {
    static final Key<String> HOST = new Key<>(
            "http.host", "127.0.0.1", "address to listen on; 0.0.0.0 for every interface", Function.identity());
    static final Key<Integer> PORT =
            new Key<>("http.port", "8080", "TCP port to listen on; 0 takes a free one", Readers.integer(0, 65_535));
    static final Key<Optional<URI>> PUBLIC_URL = new Key<>(
            "http.public-url",
            "",
            "URL under which clients reach this server, if a proxy does not tell it by X-Forwarded headers",
            Readers::url);
    static final Key<Long> BODY_LIMIT =
            new Key<>("http.body-limit", "10MB", "largest JSON request, in kB or MB", Readers::bytes);
    static final Key<Integer> HTTP_WORKERS =
            new Key<>("http.workers", "32", "requests that are answered at the same time", Readers.integer(1, 1_000));
    static final Key<Path> DATA =
            new Key<>("data", "caravan-data", "folder for everything that the server writes", Path::of);
    static final Key<List<Path>> COLLECTIONS =
            new Key<>("collections", "", "folders of STAC collections, separated by commas", Readers::paths);
    static final Key<List<RemoteCollection>> STAC_COLLECTIONS = new Key<>(
            "stac.collections",
            "",
            "collections of other STAC servers, each as URL of the collection or ID=URL, separated by commas",
            Readers::remoteCollections);
    static final Key<Integer> STAC_ITEMS = new Key<>(
            "stac.max-items",
            "10000",
            "items of another STAC server that a single load may need",
            Readers.integer(1, 1_000_000));
    static final Key<Optional<String>> DATABASE_URL = new Key<>(
            "database.url",
            "",
            "JDBC URL of a PostgreSQL; without it an H2 file in the data folder",
            Readers::optional);
    static final Key<String> DATABASE_USER =
            new Key<>("database.user", "caravan", "user of that PostgreSQL", Function.identity());
    static final Key<String> DATABASE_PASSWORD =
            new Key<>("database.password", "", "password of that PostgreSQL", Function.identity());
    static final Key<Optional<String>> BROKER_URL = new Key<>(
            "broker.url", "", "URL of an external Artemis; without it one runs inside the server", Readers::optional);
    static final Key<String> BROKER_USER =
            new Key<>("broker.user", "caravan", "user of that Artemis", Function.identity());
    static final Key<String> BROKER_PASSWORD =
            new Key<>("broker.password", "", "password of that Artemis", Function.identity());
    static final Key<Integer> BROKER_PORT = new Key<>(
            "broker.port",
            "0",
            "loopback port on which the embedded Artemis takes further workers; 0 for none",
            Readers.integer(0, 65_535));
    static final Key<Integer> JOB_WORKERS =
            new Key<>("jobs.workers", "1", "batch jobs that run at the same time", Readers.integer(0, 1_000));
    static final Key<Duration> LINK_LIFETIME =
            new Key<>("jobs.link-lifetime", "7d", "how long a signed link to a result stays valid", Readers::duration);
    static final Key<Long> FILES_QUOTA =
            new Key<>("files.quota", "10GB", "what the uploaded files of a user may occupy together", Readers::bytes);
    static final Key<Long> FILES_LARGEST =
            new Key<>("files.largest", "5GB", "largest file that a user may upload", Readers::bytes);
    static final Key<Optional<String>> ROUTES = new Key<>(
            "routes.folder",
            "",
            "folder of Camel routes in YAML, loaded at start; without it routes.d in the data folder",
            Readers::optional);
    static final Key<Map<String, Path>> WORKSPACES = new Key<>(
            "workspaces",
            "",
            "folders to which graphs may export, as NAME=FOLDER, separated by commas",
            Readers::namedPaths);
    static final Key<Map<String, Path>> WATCH = new Key<>(
            "watch",
            "",
            "folders whose GeoTIFF and NetCDF files become collections while the server runs, as ID=FOLDER, separated by commas",
            Readers::namedPaths);
    static final Key<Duration> TOKEN_LIFETIME =
            new Key<>("security.token-lifetime", "24h", "how long a login lasts", Readers::duration);
    static final Key<Integer> THREADS =
            new Key<>("engine.threads", "0", "threads that compute; 0 for one a core", Readers.integer(0, 1_024));
    static final Key<Long> MEMORY = new Key<>(
            "engine.memory", "0MB", "memory for pixels under way; 0MB for a third of the heap", Readers::bytes);
    static final Key<AllowedHosts> NETWORK_ALLOW = new Key<>(
            "network.allow",
            "",
            "hosts and networks that may be read from although they are not public, such as data.local, *.local or 10.1.0.0/16, with or without :port; separated by commas",
            Readers::hosts);
    static final Key<Duration> NETWORK_CONNECT = new Key<>(
            "network.connect-timeout",
            "10s",
            "longest time until another server takes a connection",
            Readers::duration);
    static final Key<Duration> NETWORK_SILENCE = new Key<>(
            "network.read-timeout", "30s", "longest time in which another server sends nothing", Readers::duration);
    static final Key<Duration> NETWORK_TOTAL = new Key<>(
            "network.timeout",
            "2m",
            "longest time of one document or part of a file, with redirects and retries",
            Readers::duration);
    static final Key<Integer> NETWORK_REDIRECTS =
            new Key<>("network.redirects", "5", "redirects that are followed", Readers.integer(0, 20));
    static final Key<Integer> NETWORK_RETRIES = new Key<>(
            "network.retries",
            "4",
            "how often a request that failed for the moment is sent again",
            Readers.integer(0, 20));
    static final Key<Integer> NETWORK_CONNECTIONS = new Key<>(
            "network.connections", "8", "connections to one server at the same time", Readers.integer(1, 100));
    static final Key<Long> NETWORK_CACHE =
            new Key<>("network.cache", "64MB", "memory for parts of remote files", Readers::bytes);
    static final Key<Long> NETWORK_DOWNLOAD = new Key<>(
            "network.download",
            "512MB",
            "largest file that is fetched whole, from servers that send no parts",
            Readers::bytes);
    static final Key<String> NETWORK_AGENT = new Key<>(
            "network.user-agent", "Caravan (openEO)", "how this server calls itself to others", Function.identity());
    static final Key<Duration> SYNC_TIMEOUT =
            new Key<>("result.timeout", "5m", "longest time that a synchronous request may take", Readers::duration);
    static final Key<Integer> SYNC_MEGACELLS = new Key<>(
            "result.megacells",
            "2000",
            "largest synchronous result, in millions of cells; larger ones must be batch jobs",
            Readers.integer(1, 1_000_000));
    static final Key<String> CURRENCY =
            new Key<>("billing.currency", "EUR", "currency of all prices", Function.identity());
    static final Key<Double> PRICE =
            new Key<>("billing.price", "0.001", "price of a million computed cells, in the currency", Readers::money);
    static final Key<Boolean> PRODUCTION = new Key<>(
            "service.production", "false", "whether clients are told that this server is in production", Readers::bool);
    static final Key<String> TITLE = new Key<>("service.title", "Caravan", "title of the service", Function.identity());

    static final List<Key<?>> ALL = List.of(
            HOST,
            PORT,
            PUBLIC_URL,
            BODY_LIMIT,
            HTTP_WORKERS,
            DATA,
            COLLECTIONS,
            STAC_COLLECTIONS,
            STAC_ITEMS,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            BROKER_URL,
            BROKER_USER,
            BROKER_PASSWORD,
            BROKER_PORT,
            JOB_WORKERS,
            LINK_LIFETIME,
            FILES_QUOTA,
            FILES_LARGEST,
            ROUTES,
            WORKSPACES,
            WATCH,
            TOKEN_LIFETIME,
            THREADS,
            MEMORY,
            NETWORK_ALLOW,
            NETWORK_CONNECT,
            NETWORK_SILENCE,
            NETWORK_TOTAL,
            NETWORK_REDIRECTS,
            NETWORK_RETRIES,
            NETWORK_CONNECTIONS,
            NETWORK_CACHE,
            NETWORK_DOWNLOAD,
            NETWORK_AGENT,
            SYNC_TIMEOUT,
            SYNC_MEGACELLS,
            CURRENCY,
            PRICE,
            PRODUCTION,
            TITLE);

    private Keys() {}
}
