package eo.caravan.processors.execute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Runs the parts of a computation on a fixed number of threads, and hands their answers over in order, so that a result never
 * depends on the number of threads. At most as many parts are under way as the memory budget allows, always at least one.
 */
public final class ChunkExecutor implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final ThreadPoolExecutor workers;
    private final int threads;
    private final long memoryBytes;

    /**
     * An executor with threads of its own.
     *
     * @param threads at least 1
     * @param memoryBytes what all parts under way may need together, by their own estimate
     */
    public ChunkExecutor(int threads, long memoryBytes) {
        this.threads = threads;
        this.memoryBytes = memoryBytes;
        this.workers = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), namedThreads());
    }

    private static ThreadFactory namedThreads() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, "chunk-" + count.incrementAndGet(), DeepCall.STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    public int threads() {
        return threads;
    }

    /** What all parts under way may need together. */
    public long memoryBytes() {
        return memoryBytes;
    }

    /** What one part does; called from a worker thread. */
    @FunctionalInterface
    public interface Work<P, T> {
        T compute(P part) throws Exception;
    }

    /** Where the answers go; called in the order of the parts from the thread that called {@link #run}. */
    @FunctionalInterface
    public interface Sink<T> {
        void accept(T answer) throws Exception;
    }

    /**
     * Computes all parts and hands the answers over in their order.
     *
     * @param memory what a part needs, in bytes
     * @throws CancelledException where {@code control} says so, within the time of a part
     * @throws Exception what the work or the sink threw first
     */
    public <P, T> void run(List<P> parts, ToLongFunction<P> memory, Work<P, T> work, Sink<T> sink, RunControl control)
            throws Exception {
        Deque<Future<T>> underWay = new ArrayDeque<>();
        Deque<Long> needs = new ArrayDeque<>();
        long needed = 0;
        int next = 0;
        long done = 0;
        control.progress(0, parts.size());
        try {
            while (done < parts.size()) {
                while (next < parts.size() && underWay.size() < 2 * threads) {
                    long need = memory.applyAsLong(parts.get(next));
                    if (!underWay.isEmpty() && needed + need > memoryBytes) {
                        break;
                    }
                    underWay.add(submit(parts.get(next++), work, control));
                    needs.add(need);
                    needed += need;
                }
                sink.accept(await(underWay.peek(), control));
                underWay.remove();
                needed -= needs.remove();
                control.progress(++done, parts.size());
            }
        } finally {
            underWay.forEach(part -> part.cancel(true));
        }
    }

    /**
     * Does pieces of a part together with workers that are idle. The calling thread does every piece that nobody else has begun, so
     * it never waits for a worker to become free, and pieces may themselves be shared. What a piece needs must be counted once in
     * the memory of the part.
     *
     * @param sink takes the answers in the order of the pieces, one at a time, from any of the threads
     * @throws CancelledException where the calling thread was interrupted
     * @throws RuntimeException what the work or the sink threw first
     */
    public <P, T> void share(List<P> pieces, Function<P, T> work, Consumer<T> sink) {
        SharedWork<P, T> shared = new SharedWork<>(pieces, work, sink);
        int helpers = Math.min(threads, pieces.size()) - 1;
        try {
            for (int i = 0; i < helpers; i++) {
                workers.execute(shared);
            }
            shared.run();
            shared.await();
        } catch (RejectedExecutionException closed) {
            throw new CancelledException();
        } finally {
            for (int i = 0; i < helpers; i++) {
                workers.remove(shared);
            }
        }
    }

    private <P, T> Future<T> submit(P part, Work<P, T> work, RunControl control) {
        return workers.submit(() -> {
            if (control.cancelled()) {
                throw new CancelledException();
            }
            return work.compute(part);
        });
    }

    private static <T> T await(Future<T> part, RunControl control) throws Exception {
        while (true) {
            if (control.cancelled()) {
                throw new CancelledException();
            }
            try {
                return part.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException unused) {
                // not yet: look again whether somebody cancelled
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
