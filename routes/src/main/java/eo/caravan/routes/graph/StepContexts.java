package eo.caravan.routes.graph;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.PlannedStep;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.source.CollectionCatalog;
import java.util.Optional;
import java.util.function.Function;

/** The surroundings that the server gives to the steps of a walk. */
public final class StepContexts {
    private final CollectionCatalog collections;
    private final OutputFormats formats;
    private final ChunkExecutor executor;
    private final Function<String, DataAccess> data;

    /** @param data how a user, given by name, reaches what is in no collection; {@code null} is the name of nobody */
    public StepContexts(
            CollectionCatalog collections,
            OutputFormats formats,
            ChunkExecutor executor,
            Function<String, DataAccess> data) {
        this.collections = collections;
        this.formats = formats;
        this.executor = executor;
        this.data = data;
    }

    /**
     * What each step of one walk may ask for; its log knows the step.
     *
     * @param user for whom the walk is, {@code null} for nobody in particular
     */
    public Function<PlannedStep, ProcessContext> of(String user, RunControl control, NodeLog log) {
        NodeLog limited = new LimitedLog(log);
        DataAccess reached = data.apply(user);
        return step -> new ProcessContext(
                collections,
                formats,
                new LogOfNode(limited, step.path(), step.processId()),
                Optional.empty(),
                executor,
                control,
                false,
                reached);
    }

    /** The log as one node sees it. */
    private record LogOfNode(NodeLog log, String node, String process) implements StepLog {
        @Override
        public void add(Level level, String code, String message, Object data) {
            log.add(node, process, level, code, message, data);
        }

        @Override
        public StepLog within(String innerNode, String innerProcess) {
            return new LogOfNode(log, innerNode, innerProcess);
        }
    }
}
