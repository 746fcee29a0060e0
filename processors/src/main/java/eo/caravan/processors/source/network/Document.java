package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes a whole document up to a limit. */
final class Document implements Taker<byte[]> {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Answer answer;

    Document(long limit) {
        this.limit = limit;
    }

    @Override
    public void begin(Answer begun) throws IOException {
        answer = begun;
        answer.requirePlain();
        if (answer.length() > limit) {
            throw tooLarge();
        }
    }

    private RemoteFailureException tooLarge() {
        return Exchange.lie(answer, "sends more than the " + limit + " bytes that are read of such a document");
    }

    @Override
    public void take(ByteBuffer more) throws IOException {
        if (bytes.size() + (long) more.remaining() > limit) {
            throw tooLarge();
        }
        byte[] copy = new byte[more.remaining()];
        more.get(copy);
        bytes.write(copy, 0, copy.length);
    }

    @Override
    public byte[] end() {
        return bytes.toByteArray();
    }
}
