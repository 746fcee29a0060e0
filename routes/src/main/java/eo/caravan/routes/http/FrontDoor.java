package eo.caravan.routes.http;

import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.PathTemplate;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.ErrorAnswer;
import eo.caravan.routes.error.HttpErrorCode;
import eo.caravan.routes.error.RenderError;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every request first. Lets pass what the contract or an extension knows and answers the rest itself, so that
 * nothing else needs to think of CORS, preflights, slashes, unknown paths, methods and missing credentials.
 */
final class FrontDoor implements Handler<RoutingContext> {
    private static final Logger ACCESS = LoggerFactory.getLogger("eo.caravan.access");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Contract contract;
    private final PublicUrl publicUrl;
    private final Set<String> prefixes;
    private final RenderError renderError;

    FrontDoor(Contract contract, PublicUrl publicUrl, Set<String> prefixes, RenderError renderError) {
        this.contract = contract;
        this.publicUrl = publicUrl;
        this.prefixes = prefixes;
        this.renderError = renderError;
    }

    @Override
    public void handle(RoutingContext context) {
        if (context.get(RequestHeaders.REQUEST_ID) != null) {
            greet(context);
            context.next();
            return;
        }
        receive(context);
        try {
            String path = ApiPaths.withoutTrailingSlash(context.normalizedPath());
            admit(context, path.equals(ApiPaths.WELL_KNOWN) ? ApiPaths.BASE + path : path);
        } catch (OpenEoException e) {
            fail(context, e);
        } catch (IllegalArgumentException malformed) {
            fail(context, new OpenEoException(HttpErrorCode.REQUEST_INVALID, "The path is badly encoded.", malformed));
        }
    }

    /** Answers with the error document of a failure; does nothing where the answer is on its way already. */
    void fail(RoutingContext context, Throwable failure) {
        if (context.response().headWritten() || context.response().closed()) {
            return;
        }
        ErrorAnswer answer = renderError.render(failure, context.get(RequestHeaders.REQUEST_ID, "-"));
        if (answer.status() == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", "application/json")
                .end(answer.body());
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = UUID.randomUUID().toString();
        context.put(RequestHeaders.REQUEST_ID, id).put(RequestHeaders.METHOD, request.method());
        request.headers()
                .set(RequestHeaders.REQUEST_ID, id)
                .set(RequestHeaders.API_URL, publicUrl.of(request) + ApiPaths.BASE);
        dropMisleadingParameters(context);
        greet(context);
        long start = System.nanoTime();
        String line = request.method() + " " + request.path();
        context.addEndHandler(end -> ACCESS.info(
                "[{}] {} {} {} ms",
                id,
                line,
                context.response().getStatusCode(),
                (System.nanoTime() - start) / 1_000_000));
    }

    /** Sets the headers of every answer; a reroute has forgotten them. */
    private static void greet(RoutingContext context) {
        Cors.greet(context.response());
        context.response().putHeader(RequestHeaders.REQUEST_ID, context.<String>get(RequestHeaders.REQUEST_ID));
    }

    /** Query parameters and headers share one map behind the door: a parameter must not pass for a header. */
    private static void dropMisleadingParameters(RoutingContext context) {
        for (String name : new TreeSet<>(context.queryParams().names())) {
            boolean misleading = !PARAMETER.matcher(name).matches()
                    || name.equalsIgnoreCase("authorization")
                    || name.toLowerCase(Locale.ROOT).startsWith("x-")
                    || context.request().headers().contains(name);
            if (misleading) {
                context.queryParams().remove(name);
            }
        }
    }

    private void admit(RoutingContext context, String path) {
        Optional<PathTemplate> template = ApiPaths.belowBase(path).flatMap(contract::resolve);
        boolean extended = prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            Cors.preflight(
                    context.response(),
                    template.map(known -> known.operations().keySet()).orElse(Set.copyOf(METHODS)));
        } else if (extended) {
            pass(context, method, path);
        } else if (path.equals("/") && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            welcome(context);
        } else {
            HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
            checkOperation(context, template.orElseThrow(() -> unknown(path)), asked);
            pass(context, asked, path);
        }
    }

    private static void checkOperation(RoutingContext context, PathTemplate template, HttpMethod method) {
        var operation = template.operation(method.name());
        if (operation.isEmpty()) {
            Set<String> allowed = new TreeSet<>(template.operations().keySet());
            context.response().putHeader("Allow", String.join(", ", allowed));
            throw new OpenEoException(
                    HttpErrorCode.METHOD_NOT_ALLOWED,
                    method + " is not possible on " + template.template() + ". Use " + String.join(", ", allowed)
                            + ".");
        }
        if (operation.get().access().required() && !context.request().headers().contains("Authorization")) {
            throw new OpenEoException(ApiErrorCode.AUTHENTICATION_REQUIRED, Map.of());
        }
    }

    private static OpenEoException unknown(String path) {
        Optional<String> version = ApiPaths.version(path);
        if (version.isPresent() && ApiPaths.belowBase(path).isEmpty()) {
            return new OpenEoException(ApiErrorCode.UNSUPPORTED_API_VERSION, Map.of("version", version.get()));
        }
        return new OpenEoException(ApiErrorCode.NOT_FOUND, Map.of());
    }

    /** Goes on, as the method and the path that the routes know. */
    private static void pass(RoutingContext context, HttpMethod method, String path) {
        boolean same = method.equals(context.request().method()) && path.equals(context.normalizedPath());
        if (same) {
            context.next();
        } else {
            context.reroute(method, path);
        }
    }

    private void welcome(RoutingContext context) {
        String root = publicUrl.of(context.request());
        context.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"title\":\"Caravan, an openEO back-end\",\"links\":[{\"rel\":\"version-history\",\"href\":\""
                        + root
                        + ApiPaths.WELL_KNOWN + "\"},{\"rel\":\"service-desc\",\"href\":\"" + root + ApiPaths.BASE
                        + "/\"}]}");
    }
}
