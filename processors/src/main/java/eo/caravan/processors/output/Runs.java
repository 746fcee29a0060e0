package eo.caravan.processors.output;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.ChunkExecutor;
import java.io.IOException;
import java.util.List;

/** Runs regions of a cube through the executor, for formats that know only {@link IOException}. */
public final class Runs {
    private Runs() {}

    /**
     * Computes the regions and hands what {@code work} makes of them to the sink, in order.
     *
     * @throws IOException where writing fails
     */
    public static <T> void run(
            WriteTarget target,
            Cube cube,
            List<Region> regions,
            ChunkExecutor.Work<Region, T> work,
            ChunkExecutor.Sink<T> sink)
            throws IOException {
        try {
            target.executor().run(regions, cube::memory, work, sink, target.control());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while computing", e);
        } catch (Exception e) {
            throw new IOException("a part could not be computed", e);
        }
    }

    /** The bytes that one of several regions under way may need. */
    public static long budget(WriteTarget target) {
        return target.executor().memoryBytes() / (2L * target.executor().threads());
    }
}
