package eo.caravan.routes.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file as an answer: with ranges, HEAD and entity tags, straight from the disk.
 *
 * @param size in bytes
 * @param tag changes whenever the content does; without quotation marks
 * @param name under which a browser stores it
 * @param lasting whether the same URL never has another content
 */
public record FileAnswer(Path file, long size, String mediaType, String tag, String name, boolean lasting) {
    /** Sends what the request asks of the file. */
    public void send(RoutingContext context, HttpMethod method) {
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", mediaType)
                .putHeader("Content-Encoding", "identity")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", lasting ? "private, max-age=3600" : "private, no-cache")
                .putHeader("Content-Disposition", "attachment; filename=\"" + plainName() + "\"")
                .putHeader("ETag", quoted());
        if (matches(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            sendBytes(context, method);
        }
    }

    private void sendBytes(RoutingContext context, HttpMethod method) {
        HttpServerResponse response = context.response();
        String header = context.request().getHeader("Range");
        String onlyIf = context.request().getHeader("If-Range");
        ByteRange range = new ByteRange(0, size - 1);
        if (ByteRange.isOne(header) && (onlyIf == null || onlyIf.equals(quoted()))) {
            Optional<ByteRange> asked = ByteRange.of(header, size);
            if (asked.isEmpty()) {
                response.setStatusCode(416)
                        .putHeader("Content-Range", "bytes */" + size)
                        .end();
                return;
            }
            range = asked.get();
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        }
        response.putHeader("Content-Length", Long.toString(range.length()));
        if (method.equals(HttpMethod.HEAD) || range.length() == 0) {
            response.end();
        } else {
            response.sendFile(file.toString(), range.first(), range.length());
        }
    }

    private String quoted() {
        return "\"" + tag + "\"";
    }

    private boolean matches(String header) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(quoted()));
    }

    private String plainName() {
        return name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
