package eo.caravan.bench;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.source.FolderCatalog;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.network.AllowedHosts;
import eo.caravan.processors.source.network.NetworkLimits;
import eo.caravan.processors.source.network.NetworkResources;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffLayout;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Reads windows of a real scene over loopback HTTP, through a collection of ours and through GDAL's /vsicurl, and tells for both the
 * requests, the bytes fetched against the bytes of the tiles under the windows, and the speed. Arguments: the folder of an item of STAC
 * with its files, a band, a scratch folder, a Python with GDAL, the script that reads by GDAL.
 */
public final class RemoteMeasurement {
    private static final int[] SIDES = {64, 256, 1024};
    private static final int[] COUNTS = {16, 8, 2};

    private final Path item;
    private final String band;
    private final Path scratch;
    private final List<String> gdal;
    private final PrintStream out;
    private int sampleBytes;

    private RemoteMeasurement(String[] arguments, PrintStream out) {
        item = Path.of(arguments[0]).toAbsolutePath();
        band = arguments[1];
        scratch = Path.of(arguments[2]).toAbsolutePath();
        gdal = List.of(arguments[3], arguments[4]);
        this.out = out;
    }

    /** A square of cells. */
    private record Window(int column, int row, int side) {}

    /** What reading cost. */
    private record Cost(long requests, long bytes, double seconds) {}

    /** Measures with and without a journey. */
    public static void main(String[] arguments) throws Exception {
        RemoteMeasurement measurement = new RemoteMeasurement(arguments, System.out);
        measurement.out.println("journey  windows        reader   requests  fetched/needed   seconds   MB/s of cells");
        for (int millis : new int[] {0, 20}) {
            for (int i = 0; i < SIDES.length; i++) {
                measurement.measure(Duration.ofMillis(millis), SIDES[i], COUNTS[i]);
            }
        }
    }

    private void measure(Duration journey, int side, int count) throws Exception {
        Path file = item.resolve(band + ".tif");
        List<Window> windows = new ArrayList<>();
        long needed;
        try (TiffFile tiff = TiffFile.open(file)) {
            sampleBytes = tiff.image().layout().type().bytes();
            Random random = new Random(side);
            for (int i = 0; i < count; i++) {
                windows.add(new Window(
                        random.nextInt(tiff.image().width() - side),
                        random.nextInt(tiff.image().height() - side),
                        side));
            }
            needed = needed(tiff, windows);
        }
        try (RangeServer server = new RangeServer(item, journey)) {
            own(server, windows); // warms up classes and compilers
            tell(journey, windows, "Caravan", own(server, windows), needed);
            tell(journey, windows, "vsicurl", vsicurl(server, windows), needed);
        }
    }

    private void tell(Duration journey, List<Window> windows, String reader, Cost cost, long needed) {
        int side = windows.get(0).side;
        double cells = sampleBytes * windows.size() * side * side / 1e6;
        out.println(String.format(
                Locale.ROOT,
                "%3d ms   %2d x %4d²     %s  %8d  %14.2f  %8.2f  %8.1f",
                journey.toMillis(),
                windows.size(),
                side,
                reader,
                cost.requests,
                (double) cost.bytes / needed,
                cost.seconds,
                cells / cost.seconds));
    }

    /** The bytes of the tiles under the windows, each tile once. */
    private static long needed(TiffFile file, List<Window> windows) throws IOException {
        TiffLayout layout = file.image().layout();
        List<ByteRange> ranges = new ArrayList<>();
        for (Window window : windows) {
            int lastRow = (window.row + window.side - 1) / layout.tileHeight();
            int lastColumn = (window.column + window.side - 1) / layout.tileWidth();
            for (int row = window.row / layout.tileHeight(); row <= lastRow; row++) {
                for (int column = window.column / layout.tileWidth(); column <= lastColumn; column++) {
                    file.image().tileRange(column, row, 0).ifPresent(ranges::add);
                }
            }
        }
        return ranges.stream().distinct().mapToLong(ByteRange::length).sum();
    }

    private Cost own(RangeServer server, List<Window> windows) throws IOException {
        NetworkLimits limits = new NetworkLimits(
                AllowedHosts.of(List.of("127.0.0.1")),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                5,
                2,
                8,
                64 << 20,
                64 << 20,
                "bench");
        Path items = scratch.resolve("items");
        Files.createDirectories(items);
        try (NetworkResources resources =
                        new NetworkResources(limits, new LocalResources(), scratch, Clock.systemUTC());
                TilePool pool = new TilePool(64 << 20, resources);
                FolderCatalog catalog = FolderCatalog.open(List.of(stac(server, items)), pool)) {
            Cube cube = catalog.open(new LoadRequest(
                    catalog.ids().get(0), Optional.empty(), null, List.of(band), any -> true, Optional.empty()));
            server.requests();
            server.bytes();
            long start = System.nanoTime();
            for (Window window : windows) {
                cube.read(Region.of(
                        new int[] {0, 0, window.row, window.column}, new int[] {1, 1, window.side, window.side}));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Cost(server.requests(), server.bytes(), seconds);
        }
    }

    /** A copy of the item whose assets lie on the server. */
    private Path stac(RangeServer server, Path folder) throws IOException {
        Path source = item.resolve(item.getFileName() + ".json");
        String text = Files.readString(source);
        Files.writeString(
                folder.resolve("item.json"),
                text.replaceAll(
                        "\"href\": *\"(?:\\./)?([A-Za-z0-9_]+\\.tif)\"", "\"href\": \"" + server.url("$1") + "\""));
        return folder;
    }

    private Cost vsicurl(RangeServer server, List<Window> windows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(gdal);
        command.add(server.url(band + ".tif"));
        windows.forEach(window -> command.add(window.column + "," + window.row + "," + window.side));
        server.requests();
        server.bytes();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("GDAL could not read: " + answer);
        }
        return new Cost(server.requests(), server.bytes(), Double.parseDouble(answer.strip()));
    }
}
