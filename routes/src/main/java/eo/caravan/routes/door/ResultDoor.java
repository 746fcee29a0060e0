package eo.caravan.routes.door;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.graph.GraphRun;
import eo.caravan.routes.result.EncodedResult;
import java.io.IOException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** {@code caravan:result}: computes a process while the route waits; the body becomes the content of the result. */
final class ResultDoor implements Door {
    private final DoorVerbs verbs;

    ResultDoor(DoorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void pass(Exchange exchange, DoorOptions options) throws Exception {
        Message message = exchange.getMessage();
        String user = verbs.actAs().apply(options.user());
        GraphRun run = verbs.plan().apply(user, verbs.processes().of(message, options));
        walk(exchange, run);
        EncodedResult result = verbs.encodeResult().encode(run);
        message.setBody(result.content());
        message.setHeader(Exchange.CONTENT_TYPE, result.mediaType());
        message.setHeader(DoorHeaders.COSTS, result.costs());
        message.setHeader(DoorHeaders.USER, user);
    }

    private static void walk(Exchange exchange, GraphRun run) {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            template.requestBody("direct:run-process-graph", run);
        } catch (CamelExecutionException e) {
            OpenEoException known = OpenEoException.innermost(e);
            throw known == null ? e : known;
        } catch (IOException e) {
            throw new IllegalStateException("a template closes without input or output", e);
        }
    }
}
