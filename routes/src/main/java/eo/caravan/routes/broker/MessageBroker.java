package eo.caravan.routes.broker;

import eo.caravan.routes.configuration.CaravanConfiguration;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The connection to the queues, and the broker itself where it runs inside this process. */
public final class MessageBroker implements AutoCloseable {
    private final EmbeddedBroker embedded;
    private final JmsPoolConnectionFactory connections;

    private MessageBroker(EmbeddedBroker embedded, JmsPoolConnectionFactory connections) {
        this.embedded = embedded;
        this.connections = connections;
    }

    /** Connects to the configured broker. */
    public static MessageBroker external(String url, CaravanConfiguration.Broker configuration) {
        return new MessageBroker(null, pool(url, configuration.user(), configuration.password()));
    }

    /**
     * Starts a broker inside this process.
     *
     * @param folder of its journal
     * @param secret from which its password is made; who knows it may connect from this machine
     */
    public static MessageBroker embedded(Path folder, CaravanConfiguration.Broker configuration, byte[] secret)
            throws Exception {
        String password = HexFormat.of().formatHex(secret);
        EmbeddedBroker broker = new EmbeddedBroker(folder, configuration.port(), configuration.user(), password);
        broker.start();
        return new MessageBroker(broker, pool(broker.url(), configuration.user(), password));
    }

    /** Pooled connections; a consumer is given one message at a time, so that no worker hoards what others could do. */
    private static JmsPoolConnectionFactory pool(String url, String user, String password) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
        factory.setConsumerWindowSize(0);
        factory.setReconnectAttempts(-1);
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(1);
        return pool;
    }

    /** For those who talk to the queues without a route. */
    public ConnectionFactory connections() {
        return connections;
    }

    /** Camel's door to the queues: every message is taken in a transaction, and comes back where the route fails. */
    public JmsComponent component() {
        JmsComponent jms = JmsComponent.jmsComponent(connections);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDeliveryPersistent(true);
        return jms;
    }

    @Override
    public void close() throws IOException {
        connections.stop();
        if (embedded != null) {
            embedded.close();
        }
    }
}
