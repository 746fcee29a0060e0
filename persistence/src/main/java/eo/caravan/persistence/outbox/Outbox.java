package eo.caravan.persistence.outbox;

import eo.caravan.persistence.database.Database;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Messages on their way from a transaction to a queue. Each is sent at least once; receivers must bear a second delivery. */
public final class Outbox {
    /** Made once: it looks at the class by reflection. */
    private static final RowMapper<OutboxMessage> MESSAGE = ConstructorMapper.of(OutboxMessage.class);

    private final Jdbi jdbi;

    public Outbox(Database database) {
        this.jdbi = database.jdbi();
    }

    private static final String PUT =
            """
            INSERT INTO outbox (queue, body)
            VALUES (:queue, :body)
            """;

    /** Adds a message within the transaction of {@code handle}. */
    public static void put(Handle handle, String queue, String body) {
        handle.createUpdate(PUT).bind("queue", queue).bind("body", body).execute();
    }

    private static final String TAKE =
            """
            SELECT id, queue, body
            FROM outbox
            ORDER BY id
            FETCH FIRST 10 ROWS ONLY
            FOR UPDATE SKIP LOCKED
            """;
    private static final String REMOVE = """
            DELETE FROM outbox
            WHERE id = :id
            """;

    /**
     * Hands up to ten messages to {@code send}, oldest first, and removes them. Where sending fails none of them is removed. Other
     * processes may do the same at the same time.
     *
     * @return how many were sent
     */
    public int relay(Consumer<OutboxMessage> send) {
        return jdbi.inTransaction(handle -> {
            List<OutboxMessage> messages = handle.createQuery(TAKE).map(MESSAGE).list();
            for (OutboxMessage message : messages) {
                send.accept(message);
                handle.createUpdate(REMOVE).bind("id", message.id()).execute();
            }
            return messages.size();
        });
    }
}
