package eo.caravan.processors.execute;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls something on a thread that has room for deep calls: cubes ask each other, and the chains that they make are as long as
 * graphs. Such a thread is kept for a while, because making one takes half a millisecond.
 */
public final class DeepCall {
    /** Reserved, not used. */
    static final long STACK_BYTES = 64L << 20;

    private static final int KEPT_SECONDS = 10;
    private static final Executor THREADS = threads();

    private DeepCall() {}

    private static Executor threads() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(null, work, "deep-" + count.incrementAndGet(), STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * What {@code work} returns, or throws. The calling thread waits; that it is interrupted, the other one is told.
     *
     * @throws Exception of the work
     */
    public static <T> T of(Callable<T> work) throws Exception {
        Call<T> call = new Call<>(work);
        THREADS.execute(call);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return call.get();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    call.interrupt();
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw failed.getCause() instanceof Exception cause ? cause : failed;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Work that may be interrupted, but never the work that its thread does next. */
    private static final class Call<T> extends FutureTask<T> {
        private Thread thread;
        private boolean asked;

        Call(Callable<T> work) {
            super(work);
        }

        synchronized void interrupt() {
            asked = true;
            if (thread != null) {
                thread.interrupt();
            }
        }

        private synchronized void on(Thread worker) {
            thread = worker;
            if (asked && worker != null) {
                worker.interrupt();
            }
        }

        @Override
        public void run() {
            on(Thread.currentThread());
            try {
                super.run();
            } finally {
                on(null);
                Thread.interrupted();
            }
        }
    }
}
