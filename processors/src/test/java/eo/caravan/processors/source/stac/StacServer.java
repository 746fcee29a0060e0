package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A small server on this machine: documents, answers made by tests, and the files of a folder with ranges. Remembers its requests. */
public final class StacServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Function<Asked, String>> answers = new ConcurrentHashMap<>();
    private final List<Asked> requests = new CopyOnWriteArrayList<>();
    private volatile Path folder;

    /**
     * A request as it came.
     *
     * @param query decoded, empty where there is none
     * @param body of a POST; missing otherwise
     */
    public record Asked(String method, String path, String query, JsonNode body) {}

    public StacServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The URL of a path, which begins with a slash. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public Location at(String path) {
        return Location.of(url(path));
    }

    /** Serves a document; single quotes stand for double ones, {@code HOST} for the URL of this server. */
    public StacServer put(String path, String json) {
        return answer(path, asked -> json);
    }

    /** Serves what is made for each request; {@code null} is a 400. */
    public StacServer answer(String path, Function<Asked, String> made) {
        answers.put(path, made);
        return this;
    }

    /** Serves the files of a folder, where nothing else is said of their path. */
    public StacServer files(Path root) {
        folder = root;
        return this;
    }

    public List<Asked> requests() {
        return List.copyOf(requests);
    }

    /** The bodies that were posted to a path. */
    public List<JsonNode> posted(String path) {
        return requests.stream()
                .filter(asked -> asked.method.equals("POST") && asked.path.equals(path))
                .map(Asked::body)
                .toList();
    }

    public long count(String path) {
        return requests.stream().filter(asked -> asked.path.equals(path)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getQuery();
            String path = exchange.getRequestURI().getPath();
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    path,
                    query == null ? "" : query,
                    body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body));
            requests.add(asked);
            Function<Asked, String> made = answers.get(path);
            if (made != null) {
                send(exchange, made.apply(asked));
            } else {
                sendFile(exchange, path);
            }
        }
    }

    private void send(HttpExchange exchange, String json) throws IOException {
        if (json == null) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        byte[] bytes = json.replace('\'', '"').replace("HOST", url("")).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void sendFile(HttpExchange exchange, String path) throws IOException {
        Path file = folder == null ? null : folder.resolve(path.substring(1)).normalize();
        if (file == null || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        long size = Files.size(file);
        exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        long from = 0;
        long to = size - 1;
        if (range != null) {
            String[] ends = range.substring("bytes=".length()).split("-", -1);
            from = Long.parseLong(ends[0]);
            to = ends[1].isEmpty() ? to : Math.min(to, Long.parseLong(ends[1]));
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + to + "/" + size);
        }
        byte[] part = new byte[(int) (to - from + 1)];
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            source.seek(from);
            source.readFully(part);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, part.length);
        exchange.getResponseBody().write(part);
    }

    /** A text as JSON, single quotes for double ones. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
