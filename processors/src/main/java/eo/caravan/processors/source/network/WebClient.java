package eo.caravan.processors.source.network;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import eo.caravan.processors.source.access.SourceChangedException;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;

/**
 * Asks servers: follows redirects, tries again what failed for the moment, and ends every call in time, whatever the server does.
 * A thread that is interrupted while it waits gives up at once. For any number of threads.
 */
final class WebClient implements Closeable {
    private final CloseableHttpAsyncClient client;
    private final NetworkLimits limits;
    private final BackOff backOff;

    /**
     * What is asked.
     *
     * @param json what is sent by POST; null for GET
     * @param headers beside those that every request has
     */
    record Request(Location location, byte[] json, Map<String, String> headers) {}

    WebClient(CloseableHttpAsyncClient client, NetworkLimits limits, BackOff backOff) {
        this.client = client;
        this.limits = limits;
        this.backOff = backOff;
        client.start();
    }

    /**
     * Asks until there is a good answer.
     *
     * @param takers makes what takes an answer, anew for each attempt
     * @throws java.nio.file.NoSuchFileException where the server has nothing there
     * @throws RemoteFailureException for anything else that goes wrong
     * @throws OpenEoException where the address must not be asked
     * @throws CancelledException where this thread was interrupted
     */
    <T> T call(Request request, Supplier<Taker<T>> takers) throws IOException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        for (int attempt = 0; ; attempt++) {
            Duration wait = backOff.before(attempt);
            Exchange.Outcome<T> outcome = null;
            RemoteFailureException failure;
            try {
                outcome = follow(request, takers, deadline);
                if (outcome.answer().good()) {
                    return outcome.value();
                }
                IOException refusal = outcome.answer().failure();
                if (!(refusal instanceof RemoteFailureException remote)) {
                    throw refusal;
                }
                failure = remote;
            } catch (RemoteFailureException e) {
                failure = e;
            }
            if (outcome != null) {
                Duration own = wait;
                wait = outcome.answer()
                        .header("retry-after")
                        .flatMap(backOff::wished)
                        .orElse(own);
            }
            boolean late = System.nanoTime() + wait.toNanos() - deadline > 0;
            if (!failure.passing() || attempt >= limits.retries() || late) {
                throw failure;
            }
            pause(wait);
        }
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private <T> Exchange.Outcome<T> follow(Request request, Supplier<Taker<T>> takers, long deadline)
            throws IOException {
        Location at = request.location();
        byte[] json = request.json();
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Exchange.Outcome<T> outcome = exchange(message(at, json, request.headers()), at, takers.get(), deadline);
            Answer answer = outcome.answer();
            if (!answer.redirect()) {
                return outcome;
            }
            json = answer.status() == 303 ? null : json;
            at = target(answer);
        }
        throw new RemoteFailureException(
                "the server " + request.location().uri().getHost() + " redirects more than " + limits.redirects()
                        + " times",
                false,
                null);
    }

    private static Location target(Answer answer) throws RemoteFailureException {
        try {
            return answer.location().resolve(answer.header("location").orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new RemoteFailureException(
                    "the server " + answer.host() + " redirects to what is no http or https address", false, e);
        }
    }

    private SimpleHttpRequest message(Location at, byte[] json, Map<String, String> headers) {
        SimpleRequestBuilder builder =
                json == null ? SimpleRequestBuilder.get(at.uri()) : SimpleRequestBuilder.post(at.uri());
        builder.setHeader("Accept-Encoding", "identity");
        headers.forEach(builder::setHeader);
        if (json != null) {
            builder.setBody(json, ContentType.APPLICATION_JSON);
        }
        return builder.build();
    }

    private <T> Exchange.Outcome<T> exchange(SimpleHttpRequest message, Location at, Taker<T> taker, long deadline)
            throws IOException {
        CancelledException.ifInterrupted();
        String host = at.uri().getHost();
        Future<Exchange.Outcome<T>> future =
                client.execute(SimpleRequestProducer.create(message), new Exchange<>(at, taker), null);
        try {
            return future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (TimeoutException e) {
            throw new RemoteFailureException(
                    "the server " + host + " did not send it within "
                            + limits.total().toSeconds() + " seconds",
                    true,
                    e);
        } catch (ExecutionException e) {
            return failed(host, e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    /** Says what went wrong without the words of the client, which may hold more than a message should tell. */
    private static <T> Exchange.Outcome<T> failed(String host, Throwable cause) throws IOException {
        if (cause instanceof Exchange.UnwantedException unwanted) {
            return new Exchange.Outcome<>(unwanted.answer(), null);
        }
        if (cause instanceof RemoteFailureException own) {
            throw new RemoteFailureException(own.getMessage(), own.passing(), own);
        }
        if (cause instanceof RefusedAddressException) {
            throw refused(host);
        }
        if (cause instanceof UnknownHostException) {
            throw new RemoteFailureException("there is no host " + host, false, cause);
        }
        if (cause instanceof SSLException) {
            throw new RemoteFailureException(
                    "no secure connection to " + host + " is possible; its certificate may be out of date",
                    false,
                    cause);
        }
        if (cause instanceof SocketTimeoutException) {
            throw new RemoteFailureException("the server " + host + " is silent", true, cause);
        }
        if (cause instanceof IOException && !(cause instanceof ConnectException)) {
            throw cause instanceof SourceChangedException changed
                    ? changed
                    : new RemoteFailureException("the connection to " + host + " broke", true, cause);
        }
        throw new RemoteFailureException("the server " + host + " cannot be reached", true, cause);
    }

    private static OpenEoException refused(String host) {
        return new OpenEoException(
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "The address of the host '" + host
                        + "' is not public, so nothing is read from there. Use a public URL, or ask"
                        + " the operator of this server to list the host in network.allow.");
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
