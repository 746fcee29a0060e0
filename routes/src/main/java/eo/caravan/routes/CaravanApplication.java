package eo.caravan.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.Operation;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.DatabaseSettings;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.contract.ContractSkeleton;
import eo.caravan.routes.door.CaravanComponent;
import eo.caravan.routes.door.RouteFolder;
import eo.caravan.routes.error.ErrorRoutes;
import eo.caravan.routes.error.RenderError;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.HttpServerUnit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: makes everything, starts it in order, stops it in the opposite order. */
public final class CaravanApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaravanApplication.class);
    private static final int SHUTDOWN_SECONDS = 10;
    private static final int DATABASE_CONNECTIONS = 10;

    private final CaravanConfiguration configuration;
    private final Contract contract = Contract.load();
    private final RenderError renderError = new RenderError();
    private final Set<String> handled = new TreeSet<>();
    private final Set<String> unsupported = new TreeSet<>();
    private final Main main = new Main();
    private final Services services;
    private final Streets streets;
    private final HttpServerUnit http;

    private CaravanApplication(CaravanConfiguration configuration, Services services) throws IOException {
        this.configuration = configuration;
        this.services = services;
        this.streets = new Streets(configuration, contract, services);
        List<HttpExtension> extensions = streets.extensions();
        extensions.forEach(extension -> handled.addAll(extension.operations()));
        this.http = new HttpServerUnit(
                configuration.http(),
                contract,
                renderError,
                extensions,
                configuration.results().timeout().plusMinutes(1));
    }

    /** Starts a server; it answers when this returns. Nothing stays open where it cannot start. */
    public static CaravanApplication start(CaravanConfiguration configuration) throws Exception {
        long start = System.nanoTime();
        CaravanApplication application = make(configuration);
        try {
            application.startRoutes();
            application.http.open();
            new RouteFolder(configuration.doors().routes()).load(application.main.getCamelContext());
        } catch (Exception e) {
            application.close();
            throw e;
        }
        warmUp();
        LOG.info("data in {}", configuration.data());
        LOG.info(
                "ready at {} after {} s",
                application.url(),
                String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        return application;
    }

    private static CaravanApplication make(CaravanConfiguration configuration) throws Exception {
        Services services = new Services(configuration);
        try {
            return new CaravanApplication(configuration, services);
        } catch (IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** Opens the database that a configuration means, beside a running server where there is one. */
    public static Database joinDatabase(CaravanConfiguration configuration) throws IOException {
        DataFolder.make(configuration.data());
        return Database.join(databaseSettings(configuration));
    }

    /** The folder of the collections that are made of plain files; made where it is missing. */
    public static Path collectionsFolder(CaravanConfiguration configuration) throws IOException {
        DataFolder.make(configuration.data());
        return Files.createDirectories(configuration.data().resolve(DataFolder.COLLECTIONS));
    }

    /** The first coordinate transform takes seconds. They pass when the server listens: whoever asks for one meanwhile waits for it. */
    private static void warmUp() {
        Thread thread = new Thread(CoordinateSystems::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    static DatabaseSettings databaseSettings(CaravanConfiguration configuration) {
        CaravanConfiguration.Database database = configuration.database();
        return database.url()
                .map(url -> new DatabaseSettings(url, database.user(), database.password(), DATABASE_CONNECTIONS))
                .orElseGet(() -> DatabaseSettings.embedded(configuration.data().resolve("database")));
    }

    /** Where the server listens. */
    public URI url() {
        return URI.create("http://" + configuration.http().host() + ":" + http.port());
    }

    /** Takes no more requests, lets those under way end, and closes everything. */
    @Override
    public void close() {
        http.close();
        streets.end();
        main.stop();
        services.close();
    }

    private void startRoutes() throws Exception {
        main.configure()
                .withName("caravan")
                .withStreamCachingEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout(SHUTDOWN_SECONDS);
        main.bind("json", new JacksonDataFormat(new ObjectMapper(), Object.class));
        main.bind(ContractSkeleton.BEAN, new ContractSkeleton(contract, handled));
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.init();
        CamelContext camel = main.getCamelContext();
        http.bindTo(camel);
        camel.addComponent("jms", services.broker().component());
        camel.addComponent("caravan", new CaravanComponent(streets.doors()));
        camel.addRoutes(new ErrorRoutes(renderError));
        SendByJms sender = new SendByJms(camel.createProducerTemplate());
        for (RoutesBuilder street : streets.routes(id -> !unsupported.contains(id), sender)) {
            camel.addRoutes(street);
            street.addTemplatedRoutesToCamelContext(camel);
        }
        unsupported.addAll(unserved(camel));
        camel.addRoutes(new UnsupportedRoutes(unsupported));
        camel.addRoutes(new ApiRoutes());
        streets.begin();
        main.start();
    }

    private Set<String> unserved(CamelContext camel) {
        Set<String> routes =
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                        .map(RouteDefinition::getRouteId)
                        .collect(Collectors.toSet());
        return contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !routes.contains(id) && !handled.contains(id))
                .collect(Collectors.toSet());
    }
}
