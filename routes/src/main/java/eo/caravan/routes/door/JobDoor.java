package eo.caravan.routes.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code caravan:job}: creates a batch job and starts it; the body becomes its id. */
final class JobDoor implements Door {
    private final DoorVerbs verbs;

    JobDoor(DoorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void pass(Exchange exchange, DoorOptions options) throws Exception {
        Message message = exchange.getMessage();
        String user = verbs.actAs().apply(options.user());
        JsonNode process = verbs.processes().of(message, options);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("process", process);
        if (options.title() != null) {
            body.put("title", options.title());
        }
        String job = verbs.submit().submit(user, body, options.key()).value();
        message.setBody(job);
        message.setHeader(DoorHeaders.JOB, job);
        message.setHeader(DoorHeaders.USER, user);
    }
}
