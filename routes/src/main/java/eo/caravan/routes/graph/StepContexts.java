package eo.caravan.routes.graph;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.PlannedStep;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.CollectionCatalog;
import java.util.Optional;
import java.util.function.Function;

/** The surroundings that the server gives to the steps of a walk. */
public final class StepContexts {
    private final CollectionCatalog collections;
    private final OutputFormats formats;
    private final ChunkExecutor executor;

    public StepContexts(CollectionCatalog collections, OutputFormats formats, ChunkExecutor executor) {
        this.collections = collections;
        this.formats = formats;
        this.executor = executor;
    }

    /** What each step of one walk may ask for; its log knows the step. */
    public Function<PlannedStep, ProcessContext> of(RunControl control, NodeLog log) {
        return step -> new ProcessContext(
                collections,
                formats,
                (level, message, data) -> log.add(step.path(), step.processId(), level, message, data),
                Optional.empty(),
                executor,
                control);
    }
}
