package eo.caravan.routes.http;

import eo.caravan.api.contract.Contract;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.error.HttpErrorCode;
import eo.caravan.routes.error.RenderError;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Our own Vert.x server with Camel's routes on its router. {@link #bindTo} before the routes are made, {@link #open} when
 * everything else is up, {@link #close} before anything else goes down.
 *
 * <p>HTTP/1.1 only: on clear text Vert.x 4 answers {@code HEAD} with a body over HTTP/2, and who wants TLS has a proxy.
 */
public final class HttpServerUnit implements AutoCloseable {
    private final CaravanConfiguration.Http configuration;
    private final Vertx vertx;
    private final Router router;
    private final HttpServer server;

    /**
     * Makes the server; it does not listen yet.
     *
     * @param longestRequest how long a request may keep a worker thread before the log warns of it
     */
    public HttpServerUnit(
            CaravanConfiguration.Http configuration,
            Contract contract,
            RenderError renderError,
            List<HttpExtension> extensions,
            Duration longestRequest) {
        this.configuration = configuration;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(configuration.workers())
                .setMaxWorkerExecuteTime(longestRequest.toSeconds())
                .setMaxWorkerExecuteTimeUnit(TimeUnit.SECONDS));
        this.router = Router.router(vertx);
        FrontDoor door = new FrontDoor(
                contract,
                new PublicUrl(configuration.publicUrl()),
                extensions.stream()
                        .map(HttpExtension::prefix)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                renderError);
        router.route().order(Integer.MIN_VALUE).handler(door);
        renderFailures(door);
        extensions.forEach(extension -> extension.mount(router));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setCompressionSupported(true)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true))
                .requestHandler(router);
    }

    /** Lets Camel's HTTP component put its routes on our router. */
    public void bindTo(CamelContext camel) {
        VertxPlatformHttpServerConfiguration bound = new VertxPlatformHttpServerConfiguration();
        bound.setBindPort(configuration.port());
        camel.getRegistry().bind("http-server-configuration", bound);
        camel.getRegistry().bind("vertx", Vertx.class, vertx);
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(configuration.port());
        camel.getRegistry().bind(name, VertxPlatformHttpRouter.class, new CamelRouter(name));
        PlatformHttpComponent component = new PlatformHttpComponent(camel);
        component.setHeaderFilterStrategy(new AnswerHeaders());
        camel.addComponent("platform-http", component);
        camel.addRoutePolicyFactory(new AnswerPolicy());
    }

    /**
     * Listens, and returns when clients can connect.
     *
     * @throws IOException where the address is taken or not ours
     */
    public void open() throws IOException {
        try {
            await(server.listen(configuration.port(), configuration.host()).mapEmpty());
        } catch (CompletionException e) {
            throw new IOException(
                    "Cannot listen on " + configuration.host() + ":" + configuration.port() + " ("
                            + e.getCause().getMessage() + "). Choose another address by --port or --host.",
                    e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
    }

    private static void await(io.vertx.core.Future<Void> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    private void renderFailures(FrontDoor door) {
        router.errorHandler(
                413,
                context -> door.fail(
                        context,
                        new OpenEoException(
                                HttpErrorCode.REQUEST_BODY_TOO_LARGE,
                                "The request has more than " + configuration.bodyLimit()
                                        + " bytes. Send less, or put large data into files.")));
        router.errorHandler(404, context -> door.fail(context, new OpenEoException(ApiErrorCode.NOT_FOUND, Map.of())));
        router.errorHandler(
                400,
                context -> door.fail(
                        context, new OpenEoException(HttpErrorCode.REQUEST_INVALID, "The request is not valid HTTP.")));
        router.errorHandler(500, context -> door.fail(context, context.failure()));
        router.errorHandler(
                503, context -> door.fail(context, new OpenEoException(ApiErrorCode.INFRASTRUCTURE_BUSY, Map.of())));
    }

    private final class CamelRouter extends VertxPlatformHttpRouter {
        private CamelRouter(String name) {
            super(null, HttpServerUnit.this.vertx, HttpServerUnit.this.router, name);
        }

        @Override
        public Handler<RoutingContext> bodyHandler() {
            return BodyHandler.create(false).setBodyLimit(configuration.bodyLimit());
        }
    }
}
