package eo.caravan.processors.output;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.nio.file.Path;

/**
 * Where and with what a result is written.
 *
 * @param folder exists; only this result writes in it
 * @param baseName the files' name before any suffix and extension, for example {@code result}
 */
public record WriteTarget(Path folder, String baseName, ChunkExecutor executor, RunControl control) {
    /** The same target for one of several files that come about one after the other, each with its share of the progress. */
    public WriteTarget share(int index, int count) {
        RunControl shared = new RunControl() {
            @Override
            public boolean cancelled() {
                return control.cancelled();
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {
                control.progress(index * partsPlanned + partsDone, count * partsPlanned);
            }
        };
        return new WriteTarget(folder, baseName, executor, shared);
    }

    /** The same target in another folder. */
    WriteTarget in(Path other) {
        return new WriteTarget(other, baseName, executor, control);
    }

    /** The same target under another name. */
    public WriteTarget named(String name) {
        return new WriteTarget(folder, name, executor, control);
    }
}
