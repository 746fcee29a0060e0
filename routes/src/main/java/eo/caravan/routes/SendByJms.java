package eo.caravan.routes;

import eo.caravan.routes.job.worker.SendMessage;
import org.apache.camel.ProducerTemplate;

/** Puts messages into the queues and topics of the broker; each is safe on disk when {@link #send} returns. */
final class SendByJms implements SendMessage {
    private static final String TOPIC = "topic:";

    private final ProducerTemplate producer;

    SendByJms(ProducerTemplate producer) {
        this.producer = producer;
    }

    @Override
    public void send(String queue, String body) {
        producer.sendBody("jms:" + (queue.startsWith(TOPIC) ? queue : "queue:" + queue), body);
    }
}
