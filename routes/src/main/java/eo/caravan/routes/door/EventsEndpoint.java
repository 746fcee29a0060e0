package eo.caravan.routes.door;

import eo.caravan.persistence.job.JobEvents;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.support.DefaultEndpoint;

/**
 * How jobs end, as messages. Each subscription has a queue of its own in the broker, so that it gets every event once its route has run
 * for the first time, also what happened while the server was down; an event whose route fails comes again.
 */
final class EventsEndpoint extends DefaultEndpoint {
    private static final String DEFAULT = "default";

    private final DoorOptions options;
    private final String subscription;
    private final Set<String> taken;

    EventsEndpoint(String uri, CaravanComponent component, DoorOptions options, Set<String> taken) {
        super(uri, component);
        this.options = options;
        this.subscription = options.subscription() == null ? DEFAULT : options.subscription();
        this.taken = taken;
        if (!subscription.matches("[\\w-]{1,100}")) {
            throw new IllegalArgumentException(
                    "'" + subscription + "' is no subscription: use letters, digits, _ and -.");
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!taken.add(subscription)) {
            throw new IllegalArgumentException("Two routes use the subscription '" + subscription
                    + "' of caravan:events, so that each would get a part of the events. Give them different ones by"
                    + " subscription=NAME.");
        }
        JmsEndpoint jms = getCamelContext()
                .getEndpoint(
                        "jms:" + JobEvents.TOPIC + "?subscriptionShared=true&subscriptionDurable=true"
                                + "&durableSubscriptionName=caravan-" + subscription,
                        JmsEndpoint.class);
        Consumer consumer = jms.createConsumer(new ReadEvent(options, processor));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Nothing can be sent to " + getEndpointUri() + ".");
    }
}
