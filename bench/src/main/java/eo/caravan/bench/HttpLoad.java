package eo.caravan.bench;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Asks for one thing again and again over many connections, each of which waits for its answer before it asks anew. */
final class HttpLoad implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int connections;

    HttpLoad(int connections) {
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true));
    }

    /** What a server answers once. */
    Buffer answer(int port, String path, MultiMap headers) {
        return client.request(options(port, path, headers))
                .compose(HttpClientRequest::send)
                .compose(response -> {
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException(path + " was answered with " + response.statusCode());
                    }
                    return response.body();
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /**
     * How many answers of status 200 came in a second.
     *
     * @throws IllegalStateException where an answer was another one
     */
    double perSecond(int port, String path, MultiMap headers, double seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        LongAdder good = new LongAdder();
        LongAdder bad = new LongAdder();
        CountDownLatch open = new CountDownLatch(connections);
        RequestOptions options = options(port, path, headers);
        for (int i = 0; i < connections; i++) {
            vertx.runOnContext(start -> next(options, end, good, bad, open));
        }
        if (!open.await((long) seconds + 30, TimeUnit.SECONDS) || bad.sum() > 0) {
            throw new IllegalStateException(path + ": " + bad.sum() + " requests failed or never ended");
        }
        return good.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private void next(RequestOptions options, long end, LongAdder good, LongAdder bad, CountDownLatch open) {
        if (System.nanoTime() >= end) {
            open.countDown();
            return;
        }
        client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(done -> {
                    (done.succeeded() && done.result() == 200 ? good : bad).increment();
                    next(options, end, good, bad, open);
                });
    }

    private static RequestOptions options(int port, String path, MultiMap headers) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setHeaders(headers);
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
