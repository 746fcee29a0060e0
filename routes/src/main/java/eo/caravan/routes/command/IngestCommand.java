package eo.caravan.routes.command;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.ingest.Ingest;
import eo.caravan.processors.ingest.IngestReport;
import eo.caravan.processors.ingest.IngestRequest;
import eo.caravan.processors.ingest.ScenePattern;
import eo.caravan.processors.ingest.StatisticsDepth;
import eo.caravan.routes.CaravanApplication;
import eo.caravan.routes.configuration.CaravanConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a collection of a folder of plain files; a running server takes it up within seconds. */
@Command(
        name = "ingest",
        description = {
            "Makes a collection of a folder of GeoTIFF or NetCDF files that no STAC describes.",
            "Nothing is written into the folder: the STAC documents go into the data folder, and a running server takes them",
            "up within seconds. Run it again whenever files were added, changed or removed: only those are opened."
        },
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
    private static final long MEMORY = 256L << 20;
    private static final int MOST_FAILURES = 20;
    private static final int LINE = 80;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "GeoTIFF and NetCDF files, in folders of any depth")
    private Path folder;

    @Option(
            names = "--collection",
            paramLabel = "ID",
            description = "the id of the collection (the name of the folder in upper case)")
    private String collection;

    @Option(names = "--title", paramLabel = "TEXT", description = "a title for people")
    private String title;

    @Option(
            names = "--pattern",
            paramLabel = "REGEX",
            description = {
                "where date and band stand in the paths: a regular expression with the groups year, month, day, doy, hour,",
                "minute, second, or date, and band, as in '(?<date>\\d{8})_(?<band>B\\d+)'. Without it the usual ways to write",
                "dates are understood, and files of one date and place whose names differ in one word are bands."
            })
    private String pattern;

    @Option(
            names = "--bands",
            paramLabel = "NAME",
            split = ",",
            description = "names for the bands of files that hold several, in their order")
    private List<String> bands = List.of();

    @Option(
            names = "--statistics",
            paramLabel = "DEPTH",
            defaultValue = "approximate",
            description =
                    "what to read for minimum, maximum, mean and deviation: none, approximate (an overview or some"
                            + " tiles), full")
    private String statistics;

    @Option(
            names = "--resampling",
            paramLabel = "METHOD",
            description = "how cells come onto other grids, as in resample_spatial (near)")
    private String resampling;

    @Option(names = "--keep", description = "keep items whose files are gone")
    private boolean keep;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws IOException {
        CaravanConfiguration configuration = data.configuration(System.getenv());
        Path collections = CaravanApplication.collectionsFolder(configuration);
        String id = collection == null ? idOf(folder) : collection;
        PrintWriter out = spec.commandLine().getOut();
        IngestReport report;
        try (ChunkExecutor executor = new ChunkExecutor(Runtime.getRuntime().availableProcessors(), MEMORY);
                ProgressBar bar = bar(out)) {
            report = new Ingest(executor).run(request(collections, id), watch(bar));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(wrong.getMessage());
        }
        tell(report, id, out);
        return report.items() == 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private IngestRequest request(Path collections, String id) {
        StatisticsDepth depth;
        try {
            depth = StatisticsDepth.valueOf(statistics.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new CommandFailure("--statistics must be none, approximate or full, not '" + statistics + "'.");
        }
        return new IngestRequest(
                folder,
                collections.resolve(id.replace('/', '_')),
                id,
                Optional.ofNullable(title),
                pattern == null ? ScenePattern.usual() : ScenePattern.of(pattern),
                bands,
                depth,
                Optional.ofNullable(resampling),
                keep);
    }

    private static String idOf(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_.-]", "_");
    }

    private static ProgressBar bar(PrintWriter out) {
        return new ProgressBarBuilder()
                .setTaskName("  files")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(0)
                .setUpdateIntervalMillis(200)
                .setConsumer(new DelegatingProgressBarConsumer(
                        text -> {
                            out.print("\r" + text);
                            out.flush();
                        },
                        LINE))
                .build();
    }

    private static RunControl watch(ProgressBar bar) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(long partsDone, long partsPlanned) {
                bar.maxHint(partsPlanned);
                bar.stepTo(partsDone);
            }
        };
    }

    private static void tell(IngestReport report, String id, PrintWriter out) {
        out.printf(Locale.ROOT, "\r%-" + LINE + "s%n", "");
        out.printf(
                Locale.ROOT,
                "Collection %s: %d items of %d files (%d new, %d changed, %d as before, %d removed)%n",
                id,
                report.items(),
                report.files(),
                report.added(),
                report.updated(),
                report.unchanged(),
                report.removed());
        report.failures().stream().limit(MOST_FAILURES).forEach(failure -> out.println("  left out: " + failure));
        if (report.failures().size() > MOST_FAILURES) {
            out.println("  and " + (report.failures().size() - MOST_FAILURES) + " more");
        }
        if (report.items() == 0) {
            out.println("Nothing can be served yet: there is no file that could be used.");
        }
        out.flush();
    }
}
