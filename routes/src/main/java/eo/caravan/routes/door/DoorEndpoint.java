package eo.caravan.routes.door;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** An endpoint that messages are sent to. */
final class DoorEndpoint extends DefaultEndpoint {
    private final Door door;
    private final DoorOptions options;

    DoorEndpoint(String uri, CaravanComponent component, Door door, DoorOptions options) {
        super(uri, component);
        this.door = door;
        this.options = options;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                door.pass(exchange, options);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "Nothing comes from " + getEndpointUri() + ". Routes can begin with caravan:events.");
    }
}
