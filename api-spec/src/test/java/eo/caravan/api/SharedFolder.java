package eo.caravan.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder of specifications beside the repository; tests that need it are skipped where it is absent. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder within it; skips the test where it is absent. */
    public static Path require(String path) {
        Optional<Path> found = Stream.concat(configured(), besideTheRepository())
                .map(folder -> folder.resolve(path))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), () -> "skipped: there is no shared folder with " + path);
        return found.orElseThrow();
    }

    /** A JSON or YAML document within it; skips the test where it is absent. */
    public static JsonNode document(String path) throws IOException {
        ObjectMapper mapper = path.endsWith(".json") ? new ObjectMapper() : new YAMLMapper();
        return mapper.readTree(require(path).toFile());
    }

    private static Stream<Path> configured() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("caravan.shared")),
                        Optional.ofNullable(System.getenv("CARAVAN_SHARED")))
                .flatMap(Optional::stream)
                .map(Path::of);
    }

    private static Stream<Path> besideTheRepository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .map(repository -> repository.resolveSibling("shared"));
    }
}
