package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One answer on its way from the client to a {@link Taker}; the body of one that is not good is not kept. */
final class Exchange<T> implements AsyncResponseConsumer<Exchange.Outcome<T>> {
    /** So much of a body that nobody wants is let pass, so that the connection can be used again. */
    private static final int UNWANTED = 1 << 16;

    /**
     * How an exchange ended.
     *
     * @param value null where the answer is not good
     */
    record Outcome<T>(Answer answer, T value) {}

    private final Location location;
    private final Taker<T> taker;
    private FutureCallback<Outcome<T>> callback;
    private Answer answer;
    private int unwanted;
    private boolean complete;

    Exchange(Location location, Taker<T> taker) {
        this.location = location;
        this.taker = taker;
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Nothing but an I/O failure may leave this class: its thread serves all connections. */
    private void guarded(Step step) throws IOException {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw new IOException("an answer could not be taken", e);
        }
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Outcome<T>> result)
            throws IOException {
        callback = result;
        guarded(() -> {
            answer = Answer.of(location, response);
            if (answer.good()) {
                taker.begin(answer);
            }
            if (entity == null) {
                finish();
            }
        });
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        guarded(() -> {
            if (answer.good()) {
                taker.take(bytes);
            } else {
                unwanted += bytes.remaining();
                bytes.position(bytes.limit());
                if (unwanted > UNWANTED) {
                    throw new UnwantedException(answer);
                }
            }
        });
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        guarded(this::finish);
    }

    private void finish() throws IOException {
        T value = answer.good() ? taker.end() : null;
        complete = true;
        callback.completed(new Outcome<>(answer, value));
    }

    /** An answer that is not good, with a long body. */
    static final class UnwantedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        UnwantedException(Answer answer) {
            super("status " + answer.status());
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    /** A failure of what a server sent, which another attempt does not mend. */
    static RemoteFailureException lie(Answer answer, String what) {
        return new RemoteFailureException("the server " + answer.host() + " " + what, false, null);
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        if (!complete) {
            complete = true;
            taker.abandon();
        }
    }
}
