package eo.caravan.processors.source.array.hdf;

import eo.caravan.processors.source.array.SourceChannel;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;

/**
 * The one place where the library is called. It trusts files: a damaged one makes it throw anything, call itself without end or
 * read in circles; here all of that becomes an {@link IOException}.
 */
final class HdfGuard {
    private static final int STEPS = 200_000;

    private final SourceChannel channel;

    HdfGuard(SourceChannel channel) {
        this.channel = channel;
    }

    /** What the library answers. One call at a time, as the library promises nothing to several threads. */
    synchronized <T> T call(Callable<T> question) throws IOException {
        channel.budget(STEPS);
        try {
            return question.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
                if (cause instanceof ClosedByInterruptException interrupted) {
                    throw interrupted;
                }
            }
            throw new IOException("it is damaged, or no HDF5 that can be read: " + e.getMessage(), e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new IOException("its structure leads in circles, or tells sizes that it cannot have", e);
        }
    }
}
