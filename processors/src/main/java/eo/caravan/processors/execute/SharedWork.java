package eo.caravan.processors.execute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Pieces of work that several threads do together: each of them takes the next piece until there is none left. The answers are
 * handed over in the order of the pieces, one at a time, by whichever thread completes the next one.
 */
final class SharedWork<P, T> implements Runnable {
    private final List<P> pieces;
    private final Function<P, T> work;
    private final Consumer<T> sink;
    private final Map<Integer, T> early = new HashMap<>();
    private int next;
    private int handedOver;
    private RuntimeException failure;
    private Error error;

    SharedWork(List<P> pieces, Function<P, T> work, Consumer<T> sink) {
        this.pieces = pieces;
        this.work = work;
        this.sink = sink;
    }

    /** Does pieces until there is none left. What fails is kept for {@link #await}. */
    @Override
    public void run() {
        try {
            for (int piece = take(); piece >= 0; piece = take()) {
                CancelledException.ifInterrupted();
                deliver(piece, work.apply(pieces.get(piece)));
            }
        } catch (RuntimeException e) {
            fail(e, null);
        } catch (Error e) { // an exhausted memory must reach who waits
            fail(null, e);
            throw e;
        }
    }

    private synchronized int take() {
        return stopped() || next == pieces.size() ? -1 : next++;
    }

    private boolean stopped() {
        return failure != null || error != null;
    }

    private synchronized void deliver(int piece, T answer) {
        early.put(piece, answer);
        while (!stopped() && early.containsKey(handedOver)) {
            sink.accept(early.remove(handedOver));
            handedOver++;
        }
        notifyAll();
    }

    private synchronized void fail(RuntimeException cause, Error severe) {
        if (!stopped()) {
            failure = cause;
            error = severe;
        }
        notifyAll();
    }

    /** Waits for the pieces that other threads have begun, then throws what has failed. */
    synchronized void await() {
        try {
            while (!stopped() && handedOver < pieces.size()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new CancelledException();
        }
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
