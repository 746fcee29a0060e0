package eo.caravan.processors.input.vector;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A source read from its beginning to its end, in pieces. */
public final class SourceStream extends InputStream {
    private static final int PIECE = 1 << 18;
    private static final long MOST = 2L << 30;

    private final ByteSource source;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private long at;

    /**
     * Begins to read.
     *
     * @throws IOException where the source is larger than any text that is read
     */
    public SourceStream(ByteSource source) throws IOException {
        this.source = source;
        if (source.size() > MOST) {
            throw new IOException("it has " + source.size() + " bytes; at most " + MOST
                    + " are read. Give it in parts, or as GeoParquet");
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (!piece.hasRemaining() && at < source.size()) {
            piece.clear().limit((int) Math.min(PIECE, source.size() - at));
            source.read(at, piece);
            at += piece.position();
            piece.flip();
        }
        return piece.hasRemaining();
    }
}
