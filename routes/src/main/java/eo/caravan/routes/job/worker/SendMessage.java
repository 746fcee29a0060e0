package eo.caravan.routes.job.worker;

/** Puts a message into a queue; returns when the broker has it. */
@FunctionalInterface
public interface SendMessage {
    void send(String queue, String body);
}
