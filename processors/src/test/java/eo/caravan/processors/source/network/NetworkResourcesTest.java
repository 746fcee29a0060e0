package eo.caravan.processors.source.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkResourcesTest {
    @TempDir
    Path folder;

    private byte[] document(TinyServer server, String path) throws IOException {
        try (NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            return resources.document(server.location(path), 100);
        }
    }

    @Test
    void a_document_comes_whole_and_unpacked() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("identity");
            assertThat(exchange.getRequestHeaders().getFirst("User-agent")).isEqualTo("test");
            TinyServer.whole(exchange, 200, "{}".getBytes(UTF_8));
        })) {
            assertThat(document(server, "/a.json")).asString().isEqualTo("{}");
        }
    }

    @Test
    void json_is_posted_and_sent_again_where_it_is_redirected() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/search")) {
                exchange.getResponseHeaders().set("Location", "/v1/search");
                TinyServer.whole(exchange, 308, new byte[0]);
            } else {
                TinyServer.whole(exchange, 200, body);
            }
        })) {
            try (NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
                byte[] answer = resources.post(server.location("/search"), "{\"a\":1}".getBytes(UTF_8), 100);
                assertThat(answer).asString().isEqualTo("{\"a\":1}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/x?sig=word",
                "http://2130706433:1/?sig=word",
                "http://[::1]:1/x?sig=word",
                "http://[::ffff:10.0.0.1]:1/x?sig=word",
                "http://169.254.169.254/latest/meta-data?sig=word"
            })
    void closed_addresses_are_the_users_mistake_and_never_connected(String url) throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {});
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            assertThatExceptionOfType(OpenEoException.class)
                    .isThrownBy(() -> resources.document(Location.of(url), 100))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ApiErrorCode.PROCESS_PARAMETER_INVALID))
                    .withMessageContaining(Location.of(url).uri().getHost())
                    .withMessageContaining("network.allow")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("word"));
        }
    }

    @Test
    void a_redirect_does_not_open_what_is_closed() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:1/secret");
            TinyServer.whole(exchange, 302, new byte[0]);
        })) {
            assertThatExceptionOfType(OpenEoException.class)
                    .isThrownBy(() -> document(server, "/a"))
                    .withMessageContaining("localhost");
            assertThat(server.ranges).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://h/x", "gopher://h/", "http://a:b@h/", "http:///x"})
    void a_redirect_leads_to_http_only(String target) throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            TinyServer.whole(exchange, 302, new byte[0]);
        })) {
            assertThatExceptionOfType(RemoteFailureException.class)
                    .isThrownBy(() -> document(server, "/a"))
                    .withMessageContaining("redirects to what is no http");
        }
    }

    @Test
    void redirects_that_do_not_end_are_given_up() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Location", "/again");
            TinyServer.whole(exchange, 301, new byte[0]);
        })) {
            assertThatExceptionOfType(RemoteFailureException.class)
                    .isThrownBy(() -> document(server, "/a"))
                    .withMessageContaining("redirects more than 3 times");
            assertThat(server.ranges).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void what_fails_for_the_moment_is_asked_again(int status) throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            TinyServer.whole(exchange, count.incrementAndGet() < 3 ? status : 200, new byte[] {'1'});
        })) {
            assertThat(document(server, "/a")).asString().isEqualTo("1");
        }
    }

    @Test
    void a_server_that_stays_busy_is_named_and_may_be_asked_later() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> TinyServer.whole(exchange, 503, new byte[0]))) {
            assertThatExceptionOfType(RemoteFailureException.class)
                    .isThrownBy(() -> document(server, "/a"))
                    .withMessageContaining("127.0.0.1 answers with status 503")
                    .matches(RemoteFailureException::passing);
            assertThat(server.ranges).hasSize(3);
        }
    }

    @Test
    void a_server_that_wants_us_back_too_late_is_not_waited_for() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            TinyServer.whole(exchange, 429, new byte[0]);
        })) {
            assertThatExceptionOfType(RemoteFailureException.class).isThrownBy(() -> document(server, "/a"));
            assertThat(server.ranges).hasSize(1);
        }
    }

    @Test
    void what_is_not_there_is_not_asked_for_again() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> TinyServer.whole(exchange, 404, new byte[0]))) {
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> document(server, "/a?sig=word"))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("word"));
            assertThat(server.ranges).hasSize(1);
        }
    }

    @Test
    void a_document_has_a_largest_size_told_or_not() throws Exception {
        for (long told : new long[] {1000, 0}) {
            try (TinyServer server = new TinyServer(exchange -> {
                exchange.sendResponseHeaders(200, told);
                exchange.getResponseBody().write(new byte[1000]);
            })) {
                assertThatExceptionOfType(RemoteFailureException.class)
                        .isThrownBy(() -> document(server, "/a"))
                        .withMessageContaining("more than the 100 bytes");
            }
        }
    }

    @Test
    void a_packed_document_is_refused() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TinyServer.whole(exchange, 200, new byte[10]);
        })) {
            assertThatExceptionOfType(RemoteFailureException.class)
                    .isThrownBy(() -> document(server, "/a"))
                    .withMessageContaining("packs it");
        }
    }

    @Test
    void local_files_are_opened_as_before() throws Exception {
        Path file = java.nio.file.Files.write(folder.resolve("a"), new byte[] {7});
        try (TinyServer server = new TinyServer(exchange -> {});
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            assertThat(resources.document(Location.of(file), 10)).containsExactly(7);
        }
    }
}
