package eo.caravan.processors.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Threads for work that mostly waits, such as for answers of other machines; they go away when there is nothing to wait for. What
 * computes belongs to {@link ChunkExecutor}.
 */
public final class WaitingThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor workers;
    private final int threads;

    /** At most so many threads, beside those that call. */
    public WaitingThreads(int threads) {
        this.threads = threads;
        workers = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named());
        workers.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "wait-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Does all pieces, several at once. The calling thread does what nobody else has begun, so pieces may themselves do so.
     *
     * @throws CancelledException where the calling thread was interrupted; threads that help are interrupted too
     * @throws RuntimeException what a piece threw first; the others are given up
     */
    public <P> void forEach(List<P> pieces, Consumer<P> work) {
        if (pieces.size() == 1) {
            work.accept(pieces.get(0));
            return;
        }
        SharedWork<P, Boolean> shared = new SharedWork<>(
                pieces,
                piece -> {
                    work.accept(piece);
                    return true;
                },
                done -> {});
        List<Future<?>> helpers = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(pieces.size(), threads + 1); i++) {
                helpers.add(workers.submit(shared));
            }
            shared.run();
            shared.await();
        } catch (RejectedExecutionException closed) {
            throw new CancelledException();
        } finally {
            helpers.forEach(helper -> helper.cancel(true));
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
