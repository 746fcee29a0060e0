package eo.caravan.routes.error;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** What happens when a route that answers a request fails: the caller gets an openEO error document. */
public final class ErrorRoutes extends RouteConfigurationBuilder {
    /** The configuration that every route answering a request names. */
    public static final String ANSWERS = "answers";

    private final RenderError renderError;

    public ErrorRoutes(RenderError renderError) {
        this.renderError = renderError;
    }

    @Override
    public void configuration() {
        routeConfiguration(ANSWERS)
                .onException(Throwable.class)
                .handled(true)
                .logExhausted(false)
                .setBody(method(renderError, "render(${exception}, ${header.X-Request-Id})"))
                .setHeader(Exchange.HTTP_RESPONSE_CODE, simple("${body.status()}"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setBody(simple("${body.body()}"))
                .convertBodyTo(byte[].class);
    }
}
