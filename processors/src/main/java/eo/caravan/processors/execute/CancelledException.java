package eo.caravan.processors.execute;

/** The computation was stopped because somebody asked for it; not a failure. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("The computation was cancelled.");
    }

    /** Ends the work of a thread that was asked to stop; to be called between pieces of long work. */
    public static void ifInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
    }
}
