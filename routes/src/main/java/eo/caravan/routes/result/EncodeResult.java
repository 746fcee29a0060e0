package eo.caravan.routes.result;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.StacStep;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.graph.GraphRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Computes the result of a walk into a file of its own and opens that for the answer. An error that comes late is still a clean
 * answer, because nothing has been sent before the file is complete. The file of a small result lies in memory: making and
 * removing files and folders on a disk takes longer than computing it.
 */
public final class EncodeResult {
    private static final long ANSWERED_FROM_MEMORY = 8 << 20;

    /** A result of no more cells never touches the disk. Each may take some ten bytes a cell in each of its stages. */
    private static final long COMPUTED_IN_MEMORY = 1 << 18;

    private final ResultWriter writer;
    private final ChunkExecutor executor;
    private final LongFunction<BigDecimal> tariff;
    private final CaravanConfiguration.Results limits;
    private final Path folder;
    private final Path memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");

    /**
     * Encodes into a folder.
     *
     * @param tariff the costs of a result of so many cells
     * @param folder for large results that are being computed; what an earlier process left there is removed
     */
    public EncodeResult(
            ResultWriter writer,
            ChunkExecutor executor,
            LongFunction<BigDecimal> tariff,
            CaravanConfiguration.Results limits,
            Path folder)
            throws IOException {
        this.writer = writer;
        this.executor = executor;
        this.tariff = tariff;
        this.limits = limits;
        this.folder = folder;
        if (Files.exists(folder)) {
            SpooledResult.remove(folder);
        }
        Files.createDirectories(folder);
    }

    /**
     * The result of a walk whose steps have run.
     *
     * @throws OpenEoException ProcessGraphComplexity for a result that is too large, RequestTimeout where time ran out,
     *     FormatUnsuitable where the result is several files, StorageFailure, or what the computation met
     */
    public EncodedResult encode(GraphRun run) {
        Object result = run.result();
        refuseExports(run);
        long cells = cells(result);
        if (cells > limits.cells()) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                    "The result has " + cells + " cells; a synchronous one may have " + limits.cells()
                            + ". Run it as a batch job, or ask for a smaller extent or a coarser resolution.");
        }
        try {
            Path target = Files.createTempDirectory(cells <= COMPUTED_IN_MEMORY ? memory : folder, "result-");
            boolean kept = false;
            try {
                List<ResultFile> files =
                        writer.writeBriefly(result, new WriteTarget(target, "result", executor, run.control()));
                EncodedResult encoded =
                        opened(files, target, tariff.apply(cells).toPlainString(), warning(run));
                kept = encoded.content() instanceof SpooledResult;
                return encoded;
            } finally {
                if (!kept) {
                    SpooledResult.remove(target);
                }
            }
        } catch (CancelledException timeIsOver) {
            throw new OpenEoException(
                    ApiErrorCode.REQUEST_TIMEOUT,
                    "The result was not ready after " + limits.timeout().toSeconds()
                            + " s. Run the process as a batch job, or ask for less.",
                    timeIsOver);
        } catch (IOException e) {
            throw new OpenEoException(ApiErrorCode.STORAGE_FAILURE, ApiErrorCode.STORAGE_FAILURE.message(Map.of()), e);
        }
    }

    private static void refuseExports(GraphRun run) {
        boolean exports = run.outputs().stream()
                .anyMatch(output -> output instanceof ResultDescription description
                        && description.steps().stream().anyMatch(StacStep.Export.class::isInstance));
        if (exports) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                    "A synchronous request exports nothing to a workspace. Run the process as a batch job.");
        }
    }

    private static long cells(Object result) {
        if (result instanceof ResultDescription description) {
            return cells(description.data());
        }
        return result instanceof Cube cube ? cube.shape().whole().cells() : 1;
    }

    /** Only what the result node returns is answered; other results are for batch jobs. */
    private static String warning(GraphRun run) {
        int more = run.outputs().size() - 1;
        return more == 0
                ? null
                : "The answer is what the result node returned; " + more + " more save_result in the graph "
                        + (more == 1 ? "is" : "are") + " written by batch jobs only.";
    }

    private static EncodedResult opened(List<ResultFile> files, Path folder, String costs, String warning)
            throws IOException {
        if (files.size() != 1) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "The result consists of " + files.size()
                            + " files, but a synchronous answer is one. Reduce the temporal dimension, choose netCDF, set the"
                            + " options separate_asset_per_… to false, or run a batch job.");
        }
        ResultFile file = files.get(0);
        return new EncodedResult(
                content(folder.resolve(file.path().toString()), folder),
                file.mediaType(),
                "inline; filename=\"" + file.path().getFileName() + "\"",
                costs,
                warning);
    }

    /** The bytes of a small file; a large one stays where it is. */
    private static Object content(Path file, Path folder) throws IOException {
        return Files.size(file) <= ANSWERED_FROM_MEMORY ? Files.readAllBytes(file) : SpooledResult.open(file, folder);
    }
}
