package eo.caravan.routes.http;

import io.vertx.ext.web.Router;
import java.util.Set;

/**
 * Handlers beside the contract's routes, for what must not pass through a route's body: files, uploads, streams, timers.
 * They run behind the front door, so CORS and the request id are there already.
 */
public interface HttpExtension {
    /**
     * The path, from the root of the server, below which the extension answers everything itself; {@code null} where it
     * only accompanies operations of the contract.
     */
    String prefix();

    /** The operationIds of the contract that the extension answers without a route. */
    default Set<String> operations() {
        return Set.of();
    }

    /** Adds the handlers; the paths are absolute. Handlers without an order run before those of the contract. */
    void mount(Router router);
}
