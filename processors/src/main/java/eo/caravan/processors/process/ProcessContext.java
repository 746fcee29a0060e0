package eo.caravan.processors.process;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.source.CollectionCatalog;
import java.util.Optional;

/**
 * What a step may ask of its surroundings.
 *
 * @param view the grid that a web service wants to see, where there is one: load steps read at its resolution
 * @param executor for the few processes whose result depends on cells
 * @param data what is in no collection
 * @param dryRun whether the graph is only being checked: no cell may be read, what would depend on cells stays as it is
 */
public record ProcessContext(
        CollectionCatalog collections,
        OutputFormats formats,
        StepLog log,
        Optional<Grid> view,
        ChunkExecutor executor,
        RunControl control,
        boolean dryRun,
        DataAccess data) {
    /** The surroundings of a step that is really run and reaches files of this machine only. */
    public ProcessContext(
            CollectionCatalog collections,
            OutputFormats formats,
            StepLog log,
            Optional<Grid> view,
            ChunkExecutor executor,
            RunControl control) {
        this(collections, formats, log, view, executor, control, false, DataAccess.local());
    }

    /** The same surroundings for a step that is only checked. */
    public ProcessContext checking() {
        return new ProcessContext(collections, formats, log, view, executor, control, true, data);
    }

    /** The same surroundings for a step in a callback, whose entries in the log name it. */
    public ProcessContext within(String node, String process) {
        return new ProcessContext(
                collections, formats, log.within(node, process), view, executor, control, dryRun, data);
    }
}
