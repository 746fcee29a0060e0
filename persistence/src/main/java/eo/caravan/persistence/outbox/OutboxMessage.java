package eo.caravan.persistence.outbox;

/**
 * A message that waits to be sent.
 *
 * @param id grows with time
 * @param queue where it goes
 * @param body an id, never the truth itself
 */
public record OutboxMessage(long id, String queue, String body) {}
