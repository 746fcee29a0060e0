package eo.caravan.routes.result;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Hands a result to the client: a small one as the body of the message, a large one from the file to the connection by the operating
 * system, which takes a fraction of the time that a stream takes.
 */
final class AnswerResult {
    private static final String CONNECTION = "caravan.connection";

    /** Keeps the connection for {@link #answer}; messages on the way may be other ones. */
    void remember(Exchange exchange) {
        if (exchange.getIn() instanceof HttpMessage http) {
            exchange.setProperty(CONNECTION, http.getResponse());
        }
    }

    /** Answers the {@link EncodedResult} in the body. */
    void answer(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        EncodedResult result = message.getBody(EncodedResult.class);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", result.mediaType());
        headers.put("Content-Disposition", result.disposition());
        headers.put("OpenEO-Identifier", message.getHeader("X-Request-Id", String.class));
        headers.put("OpenEO-Costs", result.costs());
        if (result.warning() != null) {
            headers.put("Caravan-Warning", result.warning());
        }
        HttpServerResponse connection = exchange.getProperty(CONNECTION, HttpServerResponse.class);
        if (connection != null && result.content() instanceof SpooledResult spooled) {
            message.setBody(null);
            send(spooled, headers, connection);
        } else {
            headers.forEach(message::setHeader);
            message.setBody(result.content());
        }
    }

    /** The file is opened at once, and may be removed before all of it was sent. */
    private static void send(SpooledResult spooled, Map<String, String> headers, HttpServerResponse connection)
            throws IOException {
        try (spooled) {
            if (!connection.closed() && !connection.ended()) {
                headers.forEach(connection::putHeader);
                connection.putHeader("Content-Encoding", "identity");
                connection.sendFile(spooled.file().toString());
            }
        }
    }
}
