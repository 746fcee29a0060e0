package eo.caravan.routes.result;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A large result in a file of its own, in a folder that is removed once this is closed. */
final class SpooledResult extends FilterInputStream {
    private final Path file;
    private final Path folder;

    private SpooledResult(Path file, Path folder) throws IOException {
        super(Files.newInputStream(file));
        this.file = file;
        this.folder = folder;
    }

    static SpooledResult open(Path file, Path folder) throws IOException {
        return new SpooledResult(file, folder);
    }

    Path file() {
        return file;
    }

    /** Removes a folder; a file that is open for the answer stays readable until it is closed. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> contents = Files.walk(folder)) {
            for (Path path : contents.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        if (Files.exists(folder)) {
            remove(folder);
        }
    }
}
