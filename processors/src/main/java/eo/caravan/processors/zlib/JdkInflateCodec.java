package eo.caravan.processors.zlib;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The zlib of the JDK, which is everywhere. */
final class JdkInflateCodec implements InflateCodec {
    private final Inflater inflater = new Inflater();

    @Override
    public int inflate(byte[] source, int length, byte[] target, int limit) throws DataFormatException {
        inflater.reset();
        inflater.setInput(source, 0, length);
        int filled = 0;
        while (filled < limit) {
            int count = inflater.inflate(target, filled, limit - filled);
            filled += count;
            if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                break;
            }
        }
        return filled;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
