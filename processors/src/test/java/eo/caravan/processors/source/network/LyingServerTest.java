package eo.caravan.processors.source.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that promise one thing and send another: each ends in an error that names the server. */
@Timeout(60)
class LyingServerTest {
    private static final byte[] BYTES = new byte[100_000];

    @TempDir
    Path folder;

    /** Opens as a good server lets one, then reads from one that handles requests so. */
    private RemoteFailureException failure(TinyServer.Handler handler, Duration total) throws Exception {
        AtomicReference<RemoteFailureException> failure = new AtomicReference<>();
        try (TinyServer server = new TinyServer(exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range").startsWith("bytes=0-")) {
                TinyServer.range(exchange, BYTES);
            } else {
                handler.handle(exchange);
            }
        })) {
            NetworkLimits usual = server.limits();
            NetworkLimits limits = new NetworkLimits(
                    usual.allowed(), usual.connect(), usual.silence(), total, 3, 1, 4, 1 << 20, 1 << 20, "test");
            try (NetworkResources resources = TinyServer.resources(limits, folder);
                    ByteSource source = resources.open(server.location("/a?sig=word"))) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> assertThatExceptionOfType(RemoteFailureException.class)
                                .isThrownBy(() -> source.read(50_000, ByteBuffer.allocate(10)))
                                .withMessageContaining("127.0.0.1")
                                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("word"))
                                .satisfies(failure::set));
            }
        }
        return failure.get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-16383/100000",
                "bytes 49152-65534/100000",
                "bytes 49152-65535/*",
                "bytes */100000",
                "bytes 65535-49152/100000",
                "bytes 49152-65535/65535",
                "bytes 99999999999999999999-2/3",
                "lines 1-2/3",
                ""
            })
    void another_part_than_was_asked_for(String range) throws Exception {
        assertThat(failure(
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Range", range);
                            exchange.sendResponseHeaders(206, 16_384);
                            exchange.getResponseBody().write(BYTES, 0, 16_384);
                        },
                        Duration.ofSeconds(5)))
                .matches(e -> !e.passing());
    }

    @Test
    void everything_where_a_part_was_asked_for() throws Exception {
        assertThat(failure(exchange -> TinyServer.whole(exchange, 200, BYTES), Duration.ofSeconds(5)))
                .hasMessageContaining("stopped sending parts");
    }

    private static void part(com.sun.net.httpserver.HttpExchange exchange, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Range", "bytes 49152-65535/100000");
        exchange.sendResponseHeaders(206, length);
    }

    @Test
    void fewer_bytes_than_promised() throws Exception {
        for (long told : new long[] {16_384, 100, 0}) {
            assertThat(failure(
                            exchange -> {
                                part(exchange, told);
                                exchange.getResponseBody().write(BYTES, 0, 100);
                            },
                            Duration.ofSeconds(5)))
                    .matches(RemoteFailureException::passing);
        }
    }

    @Test
    void more_bytes_than_promised_and_bytes_without_end() throws Exception {
        assertThat(failure(
                        exchange -> {
                            part(exchange, 0);
                            OutputStream body = exchange.getResponseBody();
                            while (true) {
                                body.write(BYTES);
                            }
                        },
                        Duration.ofSeconds(5)))
                .hasMessageContaining("more bytes than it says");
    }

    @Test
    void a_drop_at_a_time() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(failure(
                        exchange -> {
                            part(exchange, 16_384);
                            for (int i = 0; i < 16_384; i++) {
                                exchange.getResponseBody().write(0);
                                exchange.getResponseBody().flush();
                                wait(never, 50);
                            }
                        },
                        Duration.ofSeconds(1)))
                .hasMessageContaining("within 1 seconds");
    }

    @Test
    void nothing_at_all() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(failure(exchange -> wait(never, 20_000), Duration.ofSeconds(1)))
                .hasMessageContaining("within 1 seconds");
    }

    @Test
    void a_thread_that_is_interrupted_gives_up_at_once() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (TinyServer server = new TinyServer(exchange -> {
                    asked.countDown();
                    wait(never, 20_000);
                });
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            Thread reader = new Thread(() -> {
                try {
                    resources.open(server.location("/a"));
                } catch (IOException | RuntimeException e) {
                    thrown.set(e);
                }
            });
            reader.start();
            asked.await();
            reader.interrupt();
            reader.join(1_000);
            assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        }
    }

    /** A server's own delay. */
    private static void wait(CountDownLatch latch, long millis) throws IOException {
        try {
            latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
