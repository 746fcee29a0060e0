package eo.caravan.routes.door;

import org.apache.camel.Exchange;

/** What happens to a message that is sent to an endpoint. */
@FunctionalInterface
interface Door {
    /** Does it; the message of the exchange becomes the answer. */
    void pass(Exchange exchange, DoorOptions options) throws Exception;
}
