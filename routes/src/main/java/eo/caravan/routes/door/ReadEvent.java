package eo.caravan.routes.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;

/** Puts what an event says into headers, and lets those pass that the route asked for. */
final class ReadEvent extends AsyncProcessorSupport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DoorOptions options;
    private final AsyncProcessor route;

    ReadEvent(DoorOptions options, Processor route) {
        this.options = options;
        this.route = AsyncProcessorConverterHelper.convert(route);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        JsonNode event;
        try {
            event = JSON.readTree(exchange.getMessage().getMandatoryBody(String.class));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (!wanted(event)) {
            callback.done(true);
            return true;
        }
        Message message = exchange.getMessage();
        message.setHeader(DoorHeaders.JOB, event.path("job").asText());
        message.setHeader(DoorHeaders.USER, event.path("user").asText());
        message.setHeader(DoorHeaders.STATUS, event.path("status").asText());
        message.setHeader(DoorHeaders.TIME, event.path("time").asText());
        return route.process(exchange, callback);
    }

    private boolean wanted(JsonNode event) {
        String status = event.path("status").asText();
        boolean type = options.types().stream().anyMatch(wanted -> wanted.text().equals(status));
        return type
                && (options.user() == null
                        || options.user().equals(event.path("user").asText()));
    }
}
