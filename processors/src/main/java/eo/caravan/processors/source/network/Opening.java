package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.FileByteSource;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the answer to the first request for a file, which asks for its beginning: where the server sends just that, the rest is read in
 * ranges; where it sends everything, that goes to a temporary file, unless it is too large.
 */
final class Opening implements Taker<ByteSource> {
    /** How much is asked for: where most files keep what describes them. */
    static final int BYTES = 2 * HttpByteSource.BLOCK;

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String PREFIX = "download";

    private final HttpByteSource.Means means;
    private final Location location;
    private final Path folder;
    private final long limit;
    private Answer answer;
    private ContentRange range;
    private byte[] beginning = new byte[0];
    private int filled;
    private Path file;
    private FileChannel channel;
    private long written;

    Opening(HttpByteSource.Means means, Location location, Path folder, long limit) {
        this.means = means;
        this.location = location;
        this.folder = folder;
        this.limit = limit;
    }

    /** Removes what a server that was killed has left. */
    static void sweep(Path folder) {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*.part")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                LOG.warn("Temporary files cannot be removed from {}", folder, e);
            }
        }
    }

    @Override
    public void begin(Answer begun) throws IOException {
        answer = begun;
        answer.requirePlain();
        if (answer.status() == 206) {
            range = ContentRange.of(answer);
            if (range.first() != 0 || range.length() != Math.min(BYTES, range.size())) {
                throw Exchange.lie(answer, "sends another part than was asked for");
            }
            beginning = new byte[(int) range.length()];
        } else if (answer.length() > limit) {
            throw tooLarge();
        } else {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, PREFIX, ".part");
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        }
    }

    private RemoteFailureException tooLarge() {
        return Exchange.lie(
                answer,
                "cannot send parts of it, and as a whole it has more than the " + (limit >> 20)
                        + " MB that are fetched at once (network.download)");
    }

    @Override
    public void take(ByteBuffer bytes) throws IOException {
        if (range == null) {
            written += bytes.remaining();
            if (written > limit) {
                throw tooLarge();
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return;
        }
        int count = bytes.remaining();
        if (count > beginning.length - filled) {
            throw Exchange.lie(answer, "sends more bytes than it says");
        }
        bytes.get(beginning, filled, count);
        filled += count;
    }

    @Override
    public ByteSource end() throws IOException {
        if (range == null) {
            channel.close();
            return new Downloaded(location, FileByteSource.open(file), file);
        }
        if (filled < beginning.length) {
            throw new RemoteFailureException(
                    "the server " + answer.host() + " sent only " + filled + " of " + beginning.length + " bytes",
                    true,
                    null);
        }
        HttpByteSource source =
                new HttpByteSource(means, Version.of(location, range.size(), answer), answer.location());
        source.begin(Arrays.copyOf(beginning, filled));
        return source;
    }

    @Override
    public void abandon() {
        if (file != null) {
            try {
                if (channel != null) {
                    channel.close();
                }
                Files.deleteIfExists(file);
            } catch (IOException ignored) {
                // a temporary file is left over; the next start sweeps the folder
            }
        }
    }

    /** A file that was brought whole, and goes away when it is closed. */
    private record Downloaded(Location location, FileByteSource bytes, Path file) implements ByteSource {
        @Override
        public String name() {
            return location.toString();
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            bytes.read(offset, target);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
            Files.deleteIfExists(file);
        }
    }
}
