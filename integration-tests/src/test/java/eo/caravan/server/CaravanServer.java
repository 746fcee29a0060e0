package eo.caravan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server in a process of its own, as {@code ./caravan serve} starts it. */
public final class CaravanServer implements AutoCloseable {
    public static final String USER = "tester";
    public static final String PASSWORD = "a long and tested password";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path data;
    private final List<Path> collections;
    private final int port;
    private final Map<String, String> settings;
    private Process process;

    private CaravanServer(Path data, List<Path> collections, Map<String, String> settings) {
        this.data = data;
        this.collections = collections;
        this.settings = settings;
        this.port = freePort();
    }

    /**
     * Starts a server with one user on a free port of the loopback interface, and waits until it answers.
     *
     * @param data the data directory; a new one gets the user {@link #USER}
     */
    public static CaravanServer start(Path data, List<Path> collections) {
        return start(data, collections, Map.of());
    }

    /**
     * Starts a server with settings of its own.
     *
     * @param settings environment variables, for example {@code CARAVAN_ENGINE_THREADS}
     */
    public static CaravanServer start(Path data, List<Path> collections, Map<String, String> settings) {
        CaravanServer server = new CaravanServer(data, collections, settings);
        if (!Files.exists(data.resolve("users-made"))) {
            server.command(PASSWORD + "\n", "user", "add", USER, "--password-stdin", "--data", data.toString());
            server.touch(data.resolve("users-made"));
        }
        server.restart();
        return server;
    }

    /** Starts the server again after {@link #kill()}, on the same port and data. */
    public void restart() {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "" + port, "--data", data.toString()));
        collections.forEach(folder -> arguments.addAll(List.of("--collections", folder.toString())));
        process = launch(arguments);
        Awaitility.await("the server answers, its log is " + log())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(this::answersOrDied);
        assertThat(process.isAlive())
                .as("the server runs; its log is %s", log())
                .isTrue();
    }

    /** The root of the server, for example {@code http://127.0.0.1:43210}. */
    public String root() {
        return "http://127.0.0.1:" + port;
    }

    /** The base of the API, without a trailing slash. */
    public String api() {
        return root() + "/openeo/1.3";
    }

    public Path data() {
        return data;
    }

    /** Ends the process as kill -9 does. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks the process to stop, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs another command of the program to its end, which must be a success. */
    public String command(String input, String... arguments) {
        try {
            Process command =
                    builder(List.of(arguments)).redirectErrorStream(true).start();
            command.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            command.getOutputStream().close();
            String output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(List<String> arguments) {
        try {
            Files.createDirectories(data);
            return builder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ./caravan} runs once everything is built, for scripts. */
    public static List<String> program() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(java.toString(), "-cp", Project.classPath(), "eo.caravan.routes.command.Main");
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(program());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        return builder;
    }

    /** What the server wrote. */
    public Path log() {
        return data.resolve("server-output.txt");
    }

    private void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answersOrDied() {
        if (!process.isAlive()) {
            return true;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root() + "/.well-known/openeo"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
