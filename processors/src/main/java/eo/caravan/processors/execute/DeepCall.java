package eo.caravan.processors.execute;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Calls something on a thread of its own that has room for deep calls: cubes ask each other, and the chains that they make are as
 * long as graphs.
 */
public final class DeepCall {
    /** Reserved, not used. */
    static final long STACK_BYTES = 64L << 20;

    private DeepCall() {}

    /**
     * What {@code work} returns, or throws. The calling thread waits; that it is interrupted, the other one is told.
     *
     * @throws Exception of the work
     */
    public static <T> T of(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, Thread.currentThread().getName() + "-deep", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException asked) {
                    interrupted = true;
                    thread.interrupt();
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
}
