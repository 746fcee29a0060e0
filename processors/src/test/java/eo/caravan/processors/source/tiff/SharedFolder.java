package eo.caravan.processors.source.tiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of reference material: a property, an environment variable, or a sibling of the repository. */
public final class SharedFolder {
    private SharedFolder() {}

    public static Optional<Path> find() {
        String named = System.getProperty("caravan.shared", System.getenv("CARAVAN_SHARED"));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder)
                .map(root -> root.resolveSibling("shared"))
                .filter(Files::isDirectory);
    }
}
