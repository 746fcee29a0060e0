package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Takes exactly the bytes that were asked for, of the version that was opened. */
final class RangeTaker implements Taker<byte[]> {
    private final Version version;
    private final long first;
    private final byte[] bytes;
    private final Consumer<Answer> heard;
    private Answer answer;
    private int filled;

    /** Takes {@code length} bytes from {@code first} on; {@code heard} is told the answer that they come with. */
    RangeTaker(Version version, long first, int length, Consumer<Answer> heard) {
        this.version = version;
        this.first = first;
        this.bytes = new byte[length];
        this.heard = heard;
    }

    @Override
    public void begin(Answer begun) throws IOException {
        answer = begun;
        answer.requirePlain();
        version.require(answer);
        if (answer.status() != 206) {
            throw Exchange.lie(answer, "stopped sending parts");
        }
        ContentRange range = ContentRange.of(answer);
        if (range.size() != version.size()) {
            throw Version.changed();
        }
        if (range.first() != first || range.length() != bytes.length) {
            throw Exchange.lie(
                    answer,
                    "sends bytes " + range.first() + " to " + range.last() + " where " + first + " to "
                            + (first + bytes.length - 1) + " were asked for");
        }
        heard.accept(answer);
    }

    @Override
    public void take(ByteBuffer more) throws IOException {
        if (more.remaining() > bytes.length - filled) {
            throw Exchange.lie(answer, "sends more bytes than it says");
        }
        int count = more.remaining();
        more.get(bytes, filled, count);
        filled += count;
    }

    @Override
    public byte[] end() throws IOException {
        if (filled < bytes.length) {
            throw new RemoteFailureException(
                    "the server " + answer.host() + " sent only " + filled + " of " + bytes.length + " bytes",
                    true,
                    null);
        }
        return bytes;
    }
}
