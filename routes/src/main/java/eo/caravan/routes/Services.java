package eo.caravan.routes;

import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.CompositeCatalog;
import eo.caravan.processors.source.FolderCatalog;
import eo.caravan.processors.source.RemoteCatalog;
import eo.caravan.processors.source.StacSources;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.network.NetworkResources;
import eo.caravan.processors.source.stac.StacLimits;
import eo.caravan.routes.broker.MessageBroker;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.security.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes stand on, made in order and closed in the opposite order: data folder, database, broker, engine. */
final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    /** One part in so many of the engine's memory keeps tiles that were decoded. */
    private static final int CACHE_SHARE = 2;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Clock clock = Clock.systemUTC();
    private final DataFolder data;
    private final Database database;
    private final MessageBroker broker;
    private final AccountRepository accounts;
    private final UserFiles files;
    private final ChunkExecutor executor;
    private final Resources resources;
    private final TilePool tiles;
    private final StacSources stac;
    private final RemoteCatalog remoteCollections;
    private final FolderCatalog ownCollections;
    private final CollectionCatalog collections;
    private final InputFormats inputs = new InputFormats();
    private final OutputFormats formats = new OutputFormats();
    private final ProcessRegistry processes = ProcessRegistry.standard();

    Services(CaravanConfiguration configuration) throws Exception {
        try {
            data = keep(DataFolder.open(configuration.data()));
            database = keep(Database.open(CaravanApplication.databaseSettings(configuration)));
            broker = keep(broker(configuration));
            accounts = new AccountRepository(database, clock);
            files = new UserFiles(
                    data.files(),
                    configuration.files().quota(),
                    configuration.files().largest());
            CaravanConfiguration.Engine engine = configuration.engine();
            resources = keep(new NetworkResources(
                    configuration.network(),
                    new LocalResources(),
                    data.temporary().resolve("network"),
                    clock));
            long cache = engine.memory() / CACHE_SHARE;
            executor = keep(new ChunkExecutor(engine.threads(), engine.memory() - cache));
            tiles = new TilePool(cache, resources);
            stac = new StacSources(
                    resources,
                    tiles,
                    StacLimits.STANDARD.items(configuration.stac().items()));
            remoteCollections = new RemoteCatalog(configuration.stac().collections(), stac, data.stac(), clock);
            ownCollections = keep(FolderCatalog.open(folders(configuration), tiles));
            collections = new CompositeCatalog(ownCollections, remoteCollections);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Those that are configured, then that of {@code caravan ingest}. */
    private List<Path> folders(CaravanConfiguration configuration) throws IOException {
        List<Path> folders = new ArrayList<>(configuration.collections());
        folders.add(data.collections());
        return folders;
    }

    private MessageBroker broker(CaravanConfiguration configuration) throws Exception {
        CaravanConfiguration.Broker broker = configuration.broker();
        return broker.url().isPresent()
                ? MessageBroker.external(broker.url().get(), broker)
                : MessageBroker.embedded(data.journal(), broker, secret("broker"));
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    Clock clock() {
        return clock;
    }

    DataFolder data() {
        return data;
    }

    Database database() {
        return database;
    }

    MessageBroker broker() {
        return broker;
    }

    AccountRepository accounts() {
        return accounts;
    }

    UserFiles files() {
        return files;
    }

    ChunkExecutor executor() {
        return executor;
    }

    CollectionCatalog collections() {
        return collections;
    }

    /** Those of the collections that lie in folders. */
    FolderCatalog ownCollections() {
        return ownCollections;
    }

    /** Those of the collections that other servers hold. */
    RemoteCatalog remoteCollections() {
        return remoteCollections;
    }

    /** How steps reach data that is in no collection, also that of a user. */
    DataAccess access(UserData user) {
        return new DataAccess(resources, tiles, inputs, stac, user);
    }

    /** Forgets what was kept of a file whose content is another one now. */
    void forget(Path file) {
        tiles.forget(Location.of(file));
    }

    InputFormats inputs() {
        return inputs;
    }

    OutputFormats formats() {
        return formats;
    }

    ProcessRegistry processes() {
        return processes;
    }

    /** A secret of this server, see {@link SecretFile}. */
    byte[] secret(String name) {
        return SecretFile.read(data.secrets(), name);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable last = open.pop();
            try {
                last.close();
            } catch (Exception e) {
                LOG.warn("{} did not close properly", last.getClass().getSimpleName(), e);
            }
        }
    }
}
