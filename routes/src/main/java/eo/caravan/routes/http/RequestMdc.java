package eo.caravan.routes.http;

import eo.caravan.routes.error.RenderError;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.MDC;

/** Puts the request id into every log line that is written while a route answers a request. */
final class RequestMdc extends RoutePolicySupport implements RoutePolicyFactory {
    @Override
    public RoutePolicy createRoutePolicy(CamelContext camelContext, String routeId, NamedNode route) {
        return this;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        String id = exchange.getMessage().getHeader(RequestHeaders.REQUEST_ID, String.class);
        if (id != null) {
            MDC.put(RenderError.LOG_KEY, id);
        }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (route.getEndpoint().getEndpointUri().startsWith("rest-openapi")) {
            MDC.remove(RenderError.LOG_KEY);
        }
    }
}
