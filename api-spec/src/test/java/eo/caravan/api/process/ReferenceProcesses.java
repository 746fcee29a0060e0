package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The process documents of openEO that ours are measured against, where the folder with specifications is at hand. */
final class ReferenceProcesses {
    private static final String FOLDER = "spec/processes-2.0.0-rc.2";

    private final Path folder;

    private ReferenceProcesses(Path folder) {
        this.folder = folder;
    }

    static ReferenceProcesses orSkip() {
        Optional<Path> folder = candidates().stream()
                .map(shared -> shared.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(
                folder.isPresent(),
                "skipped: no folder shared/" + FOLDER + " beside the repository; name it in CARAVAN_SHARED");
        return new ReferenceProcesses(folder.orElseThrow());
    }

    /** The standard process or proposal of this id. */
    JsonNode get(String id) {
        Path standard = folder.resolve(id + ".json");
        return read(
                Files.exists(standard) ? standard : folder.resolve("proposals").resolve(id + ".json"));
    }

    /** The ids of the standard processes, without the proposals. */
    List<String> standardIds() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("subtype-schemas.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        Stream.of(System.getProperty("caravan.shared"), System.getenv("CARAVAN_SHARED"))
                .filter(named -> named != null && !named.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("caravan"))) {
                folders.add(up.resolveSibling("shared"));
            }
        }
        return folders;
    }
}
