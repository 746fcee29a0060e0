package eo.caravan.processors.source.stac;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/** Opens what is on this machine, also by HTTP. Without any of the care that a server needs. */
public final class LoopbackResources implements Resources {
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalResources files = new LocalResources();

    @Override
    public ByteSource open(Location location) throws IOException {
        if (!location.remote()) {
            return files.open(location);
        }
        HttpResponse<byte[]> head = send(
                HttpRequest.newBuilder(location.uri()).method("HEAD", HttpRequest.BodyPublishers.noBody()), location);
        long size = head.headers().firstValueAsLong("Content-Length").orElseThrow();
        return new Ranges(location, size);
    }

    @Override
    public byte[] document(Location location, long limit) throws IOException {
        return location.remote()
                ? send(HttpRequest.newBuilder(location.uri()), location).body()
                : files.document(location, limit);
    }

    @Override
    public byte[] post(Location location, byte[] json, long limit) throws IOException {
        return send(
                        HttpRequest.newBuilder(location.uri())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(json)),
                        location)
                .body();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, Location location) throws IOException {
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        if (answer.statusCode() == 404) {
            throw new NoSuchFileException(location.toString());
        }
        if (answer.statusCode() >= 300) {
            throw new IOException("the server answers " + answer.statusCode());
        }
        return answer;
    }

    private final class Ranges implements ByteSource {
        private final Location location;
        private final long size;

        Ranges(Location location, long size) {
            this.location = location;
            this.size = size;
        }

        @Override
        public String name() {
            return location.toString();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (!target.hasRemaining()) {
                return;
            }
            if (offset + target.remaining() > size) {
                throw new EOFException(location + " ends early");
            }
            String range = "bytes=" + offset + "-" + (offset + target.remaining() - 1);
            target.put(send(HttpRequest.newBuilder(location.uri()).header("Range", range), location)
                    .body());
        }

        @Override
        public void close() {
            // every read is a request of its own
        }
    }
}
