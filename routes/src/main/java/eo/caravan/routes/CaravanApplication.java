package eo.caravan.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.Operation;
import eo.caravan.routes.capabilities.CapabilitiesRoutes;
import eo.caravan.routes.capabilities.Conformance;
import eo.caravan.routes.capabilities.DescribeCapabilities;
import eo.caravan.routes.capabilities.ListVersions;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.error.ErrorRoutes;
import eo.caravan.routes.error.RenderError;
import eo.caravan.routes.http.HttpServerUnit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: makes everything, starts it in order, stops it in the opposite order. */
public final class CaravanApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaravanApplication.class);

    private final CaravanConfiguration configuration;
    private final Contract contract = Contract.load();
    private final RenderError renderError = new RenderError();
    private final Set<String> unsupported = new TreeSet<>();
    private final Main main = new Main();
    private final HttpServerUnit http;

    private CaravanApplication(CaravanConfiguration configuration) {
        this.configuration = configuration;
        this.http = new HttpServerUnit(
                configuration.http(),
                contract,
                renderError,
                List.of(),
                configuration.results().timeout().plusMinutes(1));
    }

    /** Starts a server; it answers when this returns. */
    public static CaravanApplication start(CaravanConfiguration configuration) throws Exception {
        long start = System.nanoTime();
        CaravanApplication application = new CaravanApplication(configuration);
        application.startRoutes();
        application.http.open();
        LOG.info(
                "ready at {} after {} s",
                application.url(),
                String.format(java.util.Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        return application;
    }

    /** Where the server listens. */
    public URI url() {
        return URI.create("http://" + configuration.http().host() + ":" + http.port());
    }

    @Override
    public void close() {
        http.close();
        main.stop();
    }

    private void startRoutes() throws Exception {
        main.configure()
                .withName("caravan")
                .withStreamCachingEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout(10);
        main.bind("json", new JacksonDataFormat(new ObjectMapper(), Object.class));
        main.init();
        CamelContext camel = main.getCamelContext();
        http.bindTo(camel);
        camel.addRoutes(new ErrorRoutes(renderError));
        Set<String> served = new TreeSet<>();
        for (RoutesBuilder builder : streets()) {
            camel.addRoutes(builder);
        }
        camel.getCamelContextExtension()
                .getContextPlugin(org.apache.camel.model.Model.class)
                .getRouteDefinitions()
                .forEach(route -> served.add(route.getRouteId()));
        unsupported.addAll(contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !served.contains(id))
                .collect(Collectors.toSet()));
        camel.addRoutes(new UnsupportedRoutes(unsupported));
        camel.addRoutes(new ApiRoutes());
        main.start();
    }

    private List<RoutesBuilder> streets() {
        List<RoutesBuilder> streets = new ArrayList<>();
        Conformance conformance = new Conformance();
        streets.add(new CapabilitiesRoutes(
                new DescribeCapabilities(
                        contract,
                        configuration.service(),
                        configuration.billing(),
                        conformance,
                        id -> !unsupported.contains(id)),
                new ListVersions(contract, configuration.service()),
                conformance));
        return streets;
    }
}
