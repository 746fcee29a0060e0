package eo.caravan.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where things lie around the tests. */
public final class Project {
    private Project() {}

    /** The root of the checkout. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("caravan"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The class path that the launcher uses. */
    static String classPath() {
        try {
            Path target = root().resolve("routes/target");
            return Files.readString(target.resolve("classpath.txt"))
                    .strip()
                    .replace("@lib@", target.resolve("lib").toString());
        } catch (IOException e) {
            throw new UncheckedIOException("routes has not been packaged", e);
        }
    }

    /** A folder for a test's files below {@code target}, empty. */
    public static Path scratch(String name) throws IOException {
        Path folder = root().resolve("integration-tests/target/scratch").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** A path below the shared development data; the test is skipped, saying so, where they are not on this machine. */
    public static Path shared(String path) {
        Optional<Path> shared = Stream.of(System.getProperty("caravan.shared"), System.getenv("CARAVAN_SHARED"))
                .filter(Objects::nonNull)
                .map(Path::of)
                .findFirst();
        Path found = shared.orElse(root().resolveSibling("shared")).resolve(path);
        Assumptions.assumeTrue(
                Files.exists(found), "skipped: the shared development data are not here (" + found + ")");
        return found;
    }
}
