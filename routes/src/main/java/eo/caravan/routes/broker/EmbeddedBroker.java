package eo.caravan.routes.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis inside this process. Every message is on disk before its sender goes on. Only whoever knows the credentials
 * that were made for it may use it, and only from this machine.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ROLE = "caravan";
    private static final int JOURNAL_FILE_BYTES = 1 << 20;
    private static final long MESSAGE_MEMORY_BYTES = 64L << 20;
    private static final int DELIVERIES = 100;
    private static final long FIRST_REDELIVERY_MILLIS = 500;
    private static final long LAST_REDELIVERY_MILLIS = 60_000;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String url = "vm://" + COUNT.incrementAndGet();

    /**
     * Makes the broker; {@link #start} starts it.
     *
     * @param folder of its journal
     * @param port a loopback port on which processes beside this one may connect, 0 for none
     */
    EmbeddedBroker(Path folder, int port, String user, String password) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(user, password);
        users.addRole(user, ROLE);
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.setConfiguration(configuration(folder, port));
    }

    private Configuration configuration(Path folder, int port) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("caravan")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setGlobalMaxSize(MESSAGE_MEMORY_BYTES)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("process", url)
                .addAddressSetting("#", addresses());
        if (port > 0) {
            configuration.addAcceptorConfiguration("machine", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        }
        Role everything = new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
        return configuration.putSecurityRoles("#", Set.of(everything));
    }

    /** A message that fails comes again, later each time. Attempts that matter are counted in the database. */
    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(Queues.DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(Queues.DEAD_LETTERS))
                .setMaxDeliveryAttempts(DELIVERIES)
                .setRedeliveryDelay(FIRST_REDELIVERY_MILLIS)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(LAST_REDELIVERY_MILLIS)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false);
    }

    void start() throws Exception {
        server.start();
    }

    /** Where clients in this process connect. */
    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The embedded broker did not stop", e);
        }
    }
}
