package eo.caravan.processors.execute;

/** How the world outside watches and stops a computation. Called from several threads. */
public interface RunControl {
    /** Nobody watches, nobody stops. */
    RunControl UNWATCHED = new RunControl() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long partsDone, long partsPlanned) {}
    };

    /** Whether to stop before the next part; cheap, asked often. */
    boolean cancelled();

    /** Parts done of parts planned; grows, never shrinks. */
    void progress(long partsDone, long partsPlanned);
}
