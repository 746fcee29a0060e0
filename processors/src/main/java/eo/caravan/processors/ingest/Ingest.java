package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.sampling.ResampleMethod;
import eo.caravan.processors.source.CubeFiles;
import eo.caravan.processors.source.CubeImage;
import eo.caravan.processors.source.TilePool;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a STAC collection of a folder of GeoTIFF and NetCDF files: an item a scene, with place, time, bands and statistics. Run again, it
 * opens only files that are new or have changed, so that nothing is there twice; what was done stays when a run is cut off.
 * For any number of threads.
 */
public final class Ingest {
    private static final int MAX_DEPTH = 32;
    /** What describing a file may need: a tile of a strip as large as is read, and the header. */
    private static final long FILE_BYTES = 64L << 20;

    /** For what is decoded of files that hold cubes. */
    private static final long TILE_BYTES = 64L << 20;

    private final ChunkExecutor executor;

    public Ingest(ChunkExecutor executor) {
        this.executor = executor;
    }

    /**
     * Brings the collection up to the files.
     *
     * @param control is told of the files done of those to be opened, and may cancel
     * @throws IOException where the folder cannot be read or the target not be written
     * @throws CancelledException where {@code control} says so; the next run goes on
     * @throws IllegalArgumentException where the request is wrong, with what to do
     */
    public IngestReport run(IngestRequest request, RunControl control) throws IOException {
        check(request);
        List<Path> paths = files(request);
        try (IngestedCollection collection = IngestedCollection.open(request.target())) {
            List<String> failures = new ArrayList<>();
            List<SceneFile> files = describe(paths, request, collection, failures, control);
            boolean timed = files.stream().anyMatch(file -> file.time().isPresent());
            for (SceneFile file : files) {
                if (timed && file.time().isEmpty()) {
                    failures.add(file.path() + ": there is no date in its name; say by a pattern where it stands");
                }
            }
            files.removeIf(file -> timed && file.time().isEmpty());
            return write(request, paths.size(), files, collection, failures);
        }
    }

    private static void check(IngestRequest request) throws IOException {
        if (!Files.isDirectory(request.folder())) {
            throw new IOException(request.folder() + " is no folder that can be read.");
        }
        if (!request.collection().matches("[A-Za-z0-9_.~/-]{1,200}")) {
            throw new IllegalArgumentException("The id '" + request.collection()
                    + "' may only have letters, digits and _ - . ~ /; choose another one.");
        }
        String method = request.resampling().orElse(ResampleMethod.NEAR.text());
        if (ResampleMethod.named(method).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no method '" + method + "'; choose one of " + ResampleMethod.names() + ".");
        }
    }

    private static List<Path> files(IngestRequest request) throws IOException {
        Path folder = request.folder().toAbsolutePath().normalize();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes attributes) {
                return !sub.equals(folder) && hidden(sub) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (!hidden(file)
                        && (name.endsWith(".tif")
                                || name.endsWith(".tiff")
                                || CubeFiles.of(name).isPresent())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // gone meanwhile, or not ours to read
            }
        });
        found.sort(null);
        return found;
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** All files that can be used; those that items describe as they are now are not opened. */
    private List<SceneFile> describe(
            List<Path> paths,
            IngestRequest request,
            IngestedCollection collection,
            List<String> failures,
            RunControl control)
            throws IOException {
        Map<String, List<CubeDescription.Timed>> known = known(collection);
        List<SceneFile> described = new ArrayList<>();
        List<Path> fresh = new ArrayList<>();
        for (Path path : paths) {
            List<CubeDescription.Timed> assets = known.getOrDefault(path.toString(), List.of());
            if (upToDate(path, assets)) {
                assets.forEach(asset -> described.add(file(path, request, asset)));
            } else {
                fresh.add(path);
            }
        }
        try (TilePool tiles = new TilePool(TILE_BYTES)) {
            FileDescription images = new FileDescription(request.bands(), request.statistics());
            CubeDescription cubes = new CubeDescription(tiles, request.statistics());
            runAll(
                    fresh,
                    path -> attempt(images, cubes, path),
                    outcome -> {
                        outcome.assets.forEach(asset -> described.add(file(outcome.path, request, asset)));
                        if (outcome.assets.isEmpty()) {
                            failures.add(outcome.path + ": " + outcome.failure);
                        }
                    },
                    control);
        }
        return described;
    }

    /** What the items tell of files, by path; the times of one file in their order. */
    private static Map<String, List<CubeDescription.Timed>> known(IngestedCollection collection) {
        Map<String, List<CubeDescription.Timed>> known = new HashMap<>();
        for (JsonNode item : collection.items().values()) {
            Optional<Instant> time =
                    Instants.parse(item.path("properties").path("datetime").asText());
            item.path("assets").properties().forEach(asset -> known.computeIfAbsent(
                            asset.getValue().path("href").asText(), path -> new ArrayList<>())
                    .add(new CubeDescription.Timed(time, SceneItem.unnamed(asset.getKey(), asset.getValue()))));
        }
        known.values()
                .forEach(assets -> assets.sort(Comparator.comparingInt(
                        asset -> asset.asset().path(CubeImage.TIME).asInt())));
        return known;
    }

    private static boolean upToDate(Path path, List<CubeDescription.Timed> assets) throws IOException {
        if (assets.isEmpty()) {
            return false;
        }
        SceneFile.Stamp stamp = SceneFile.Stamp.of(path);
        int count = assets.get(0).asset().path(CubeDescription.TIMES).asInt(1);
        return assets.size() == count && assets.stream().allMatch(asset -> stamp.describedBy(asset.asset()));
    }

    private record Outcome(Path path, List<CubeDescription.Timed> assets, String failure) {}

    private static Outcome attempt(FileDescription images, CubeDescription cubes, Path path) {
        try {
            Optional<CubeFiles> files = CubeFiles.of(path.getFileName().toString());
            List<CubeDescription.Timed> assets = files.isPresent()
                    ? cubes.assets(path, files.get())
                    : List.of(new CubeDescription.Timed(Optional.empty(), images.asset(path)));
            return new Outcome(path, assets, "");
        } catch (IOException | OpenEoException e) {
            return new Outcome(path, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private void runAll(
            List<Path> paths,
            ChunkExecutor.Work<Path, Outcome> work,
            ChunkExecutor.Sink<Outcome> sink,
            RunControl control)
            throws IOException {
        try {
            executor.run(paths, path -> FILE_BYTES, work, sink, control);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A file with the time that it tells itself, otherwise that of its path. */
    private static SceneFile file(Path path, IngestRequest request, CubeDescription.Timed asset) {
        Path name = request.folder().toAbsolutePath().normalize().relativize(path);
        boolean own = asset.asset().has(CubeImage.TIME) && asset.time().isPresent();
        Optional<Instant> time = own ? asset.time() : request.pattern().time(name);
        return new SceneFile(path, name, time, asset.asset());
    }

    private static IngestReport write(
            IngestRequest request,
            int count,
            List<SceneFile> files,
            IngestedCollection collection,
            List<String> failures)
            throws IOException {
        Set<String> before = Set.copyOf(collection.items().keySet());
        Set<String> now = new HashSet<>();
        int added = 0;
        int updated = 0;
        for (SceneGrouping.Scene scene : new SceneGrouping(request.pattern()).group(files)) {
            String wished = SceneItem.id(scene.name());
            String id = wished;
            for (int i = 2; !now.add(id); i++) {
                id = wished + "-" + i;
            }
            if (collection.put(id, SceneItem.of(id, request.collection(), scene))) {
                added += before.contains(id) ? 0 : 1;
                updated += before.contains(id) ? 1 : 0;
            }
        }
        int removed = 0;
        for (String id : before) {
            if (!now.contains(id) && !request.keep()) {
                collection.remove(id);
                removed++;
            }
        }
        int unchanged = collection.items().size() - added - updated;
        collection.save(request);
        return new IngestReport(count, added, updated, unchanged, removed, List.copyOf(failures));
    }
}
