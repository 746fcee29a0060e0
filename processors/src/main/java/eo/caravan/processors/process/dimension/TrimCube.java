package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Removes the labels for which no cell has data: of bands, geometries and other named labels anywhere, of ordered dimensions (space,
 * time, numbers) only before the first and behind the last label with data. A cube without any data keeps its dimensions without
 * labels. Which labels those are must be looked up in the cells while the step runs, block by block; blocks whose labels are all
 * known to stay are not read. A graph that is only being checked keeps all labels.
 */
@OpenEoProcess("trim_cube")
@AutoService(Process.class)
public final class TrimCube implements CubeProcess<TrimCube.Arguments> {
    private static final long READ_BYTES = 64L << 20;
    private static final int UNIT = 512;

    /** The parameters. */
    public record Arguments(Cube data) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        if (context.dryRun()) {
            return data;
        }
        LabelsInUse labels = new LabelsInUse(data.shape());
        List<Region> blocks = blocks(data, context.executor());
        int[] done = new int[1];
        share(
                context.executor(),
                blocks,
                block -> {
                    if (context.control().cancelled()) {
                        throw new CancelledException();
                    }
                    return labels.decided(block) ? null : data.read(block);
                },
                chunk -> {
                    if (chunk != null) {
                        labels.look(chunk);
                    }
                    context.control().progress(++done[0], 2L * blocks.size()); // the other half is computing the result
                });
        return trimmed(data, labels, context.log());
    }

    private static List<Region> blocks(Cube data, ChunkExecutor executor) {
        Region whole = data.shape().whole();
        if (whole.cells() == 0) {
            return List.of();
        }
        long budget = executor == null
                ? READ_BYTES
                : Math.min(READ_BYTES, executor.memoryBytes() / Math.max(1, executor.threads()));
        boolean grid = data.shape().grid().isPresent();
        return grid ? RegionPlan.layers(data, whole, UNIT, budget) : RegionPlan.ordered(data, whole, budget);
    }

    private static void share(
            ChunkExecutor executor, List<Region> blocks, Function<Region, Chunk> work, Consumer<Chunk> sink) {
        if (executor != null) {
            executor.share(blocks, work, sink);
        } else {
            blocks.forEach(block -> sink.accept(work.apply(block)));
        }
    }

    private static Cube trimmed(Cube data, LabelsInUse labels, StepLog log) {
        Cube trimmed = data;
        for (int d = 0; d < data.shape().dimensions().size(); d++) {
            Dimension dimension = data.shape().dimension(d);
            int[] kept = labels.kept(d);
            if (kept.length < dimension.size()) {
                log.add(
                        StepLog.Level.INFO,
                        "Of the " + dimension.size() + " labels of '" + dimension.name() + "', " + kept.length
                                + " are kept.",
                        Map.of());
            }
            trimmed = PickedCube.of(trimmed, d, kept);
        }
        return trimmed;
    }
}
