package eo.caravan.processors.source.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that answers as a test wishes and remembers what it was asked. */
public final class TinyServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    /** How a request is answered. */
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** The requests so far: their Range header, or - without one. */
    public final List<String> ranges = new CopyOnWriteArrayList<>();

    public TinyServer(Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            ranges.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                    .orElse("-"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Serves these bytes as a good server does. */
    public static Handler ranges(byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            range(exchange, bytes);
        };
    }

    /** Answers with the part that was asked for. */
    public static void range(HttpExchange exchange, byte[] bytes) throws IOException {
        Matcher range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Range"));
        range.matches();
        int first = Integer.parseInt(range.group(1));
        int last = Math.min(bytes.length - 1, Integer.parseInt(range.group(2)));
        exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length);
        exchange.sendResponseHeaders(206, last - first + 1);
        exchange.getResponseBody().write(bytes, first, last - first + 1);
    }

    /** Answers with everything. */
    public static void whole(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Location location(String path) {
        return Location.of("http://127.0.0.1:" + port() + path);
    }

    /** Limits that let this server be asked. */
    public NetworkLimits limits() {
        return new NetworkLimits(
                AllowedHosts.of(List.of("127.0.0.1:" + port())),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                3,
                2,
                4,
                8 << 20,
                1 << 20,
                "test");
    }

    public static NetworkResources resources(NetworkLimits limits, Path folder) {
        return new NetworkResources(limits, new LocalResources(), folder, Clock.systemUTC());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
