package eo.caravan.routes.result;

import eo.caravan.processors.execute.RunControl;
import eo.caravan.routes.http.ApiPaths;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.RequestHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits for a result right now. A client that hangs up stops its computation. */
public final class WaitingClients implements HttpExtension {
    private final Clock clock;
    private final Duration timeout;
    private final Map<String, RequestControl> waiting = new ConcurrentHashMap<>();

    /** Clients that wait for {@code timeout} at the longest. */
    public WaitingClients(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public String prefix() {
        return null;
    }

    @Override
    public void mount(Router router) {
        router.route(HttpMethod.POST, ApiPaths.BASE + "/result").handler(this::watch);
    }

    private void watch(RoutingContext context) {
        String request = context.get(RequestHeaders.REQUEST_ID);
        waiting.put(request, new RequestControl(clock, clock.instant().plus(timeout)));
        context.addEndHandler(end -> leave(request));
        context.response().closeHandler(closed -> leave(request));
        context.next();
    }

    private void leave(String request) {
        RequestControl control = waiting.remove(request);
        if (control != null) {
            control.abandon();
        }
    }

    /** The control of a request that is being answered. */
    RequestControl of(String request) {
        return waiting.computeIfAbsent(
                request, gone -> new RequestControl(clock, clock.instant().plus(timeout)));
    }

    /** The control of a computation that begins now and that no client waits for. */
    public RunControl alone() {
        return new RequestControl(clock, clock.instant().plus(timeout));
    }

    Duration timeout() {
        return timeout;
    }
}
