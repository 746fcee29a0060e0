package eo.caravan.routes.http;

import eo.caravan.routes.error.RenderError;
import java.nio.ByteBuffer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.MDC;

/**
 * What is done around every route. While one answers a request the id of the request stands in every line of the log; and
 * bytes are handed to the server in the form that it can send at once, with their length, instead of as a stream.
 */
final class AnswerPolicy extends RoutePolicySupport implements RoutePolicyFactory {
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
            if (exchange.getMessage().getBody() instanceof byte[] bytes) {
                exchange.getMessage().setBody(ByteBuffer.wrap(bytes));
            }
        }
    }
}
