package eo.caravan.persistence.asset;

import eo.caravan.api.job.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files of jobs. A run writes into a staging folder that nobody reads; publishing renames it, so that readers see all of its files
 * or none. Folders are unique for a run and its worker, so two workers never meet.
 */
public final class AssetStore {
    private final Path staging;
    private final Path published;

    /** @param root a folder that belongs to the store alone; made where it is missing */
    public AssetStore(Path root) {
        this.staging = root.resolve("staging").toAbsolutePath().normalize();
        this.published = root.resolve("published").toAbsolutePath().normalize();
        make(staging);
        make(published);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }

    /** A new, empty folder to write in; what was there before is deleted. */
    public Path stage(JobId job, String folder) throws IOException {
        Path path = staging.resolve(job.value()).resolve(folder);
        deleteTree(path);
        return Files.createDirectories(path);
    }

    /** Makes a staged folder visible, all at once. */
    public void publish(JobId job, String folder) throws IOException {
        Path to = published.resolve(job.value()).resolve(folder);
        deleteTree(to);
        Files.createDirectories(to.getParent());
        Files.move(staging.resolve(job.value()).resolve(folder), to, StandardCopyOption.ATOMIC_MOVE);
        deleteIfEmpty(staging.resolve(job.value()));
    }

    /** A published file; empty where there is none or the name leads out of the folder. */
    public Optional<Path> find(JobId job, String folder, String name) {
        Path home = published.resolve(job.value()).resolve(folder);
        Path file = home.resolve(name).normalize();
        return file.startsWith(home) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The folder of what is published of a run. */
    public Path folder(JobId job, String folder) {
        return published.resolve(job.value()).resolve(folder);
    }

    /** Deletes one run's folder, staged or published; for the worker that made it. */
    public void discard(JobId job, String folder) throws IOException {
        for (Path home : List.of(staging.resolve(job.value()), published.resolve(job.value()))) {
            deleteTree(home.resolve(folder));
            deleteIfEmpty(home);
        }
    }

    /** A folder that is or was being written. */
    public record Staged(String job, String folder) {}

    /** All folders that are not published. */
    public List<Staged> staged() throws IOException {
        List<Staged> found = new ArrayList<>();
        for (Path job : children(staging)) {
            for (Path folder : children(job)) {
                found.add(new Staged(
                        job.getFileName().toString(), folder.getFileName().toString()));
            }
        }
        return found;
    }

    /** Deletes a folder that nobody writes any more; does nothing where it was published meanwhile. */
    public void deleteStaged(Staged folder) throws IOException {
        Path job = staging.resolve(folder.job());
        deleteTree(job.resolve(folder.folder()));
        deleteIfEmpty(job);
    }

    /** Deletes whatever is published of a job but one folder. */
    public void keepOnly(JobId job, String folder) throws IOException {
        for (Path other : children(published.resolve(job.value()))) {
            if (!other.getFileName().toString().equals(folder)) {
                deleteTree(other);
            }
        }
    }

    /** Deletes all that is published of a job. What a worker may still write is the worker's to discard. */
    public void delete(JobId job) throws IOException {
        deleteTree(published.resolve(job.value()));
    }

    /** The jobs that something is published of. */
    public List<String> published() throws IOException {
        return children(published).stream()
                .map(job -> job.getFileName().toString())
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (children(folder).isEmpty()) {
            Files.deleteIfExists(folder);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
