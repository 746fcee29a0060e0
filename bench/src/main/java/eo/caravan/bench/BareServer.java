package eo.caravan.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that a Vert.x server does: one handler that answers every request with the bytes of a file. Arguments: port, file. */
public final class BareServer {
    private BareServer() {}

    /** Serves until the process ends. */
    public static void main(String[] arguments) throws Exception {
        Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(bytes))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
