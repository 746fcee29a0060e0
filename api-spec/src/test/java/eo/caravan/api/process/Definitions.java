package eo.caravan.api.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every process definition in the folder of the contract. */
final class Definitions {
    private Definitions() {}

    /** All of them, sorted by id. */
    static List<ProcessSpec> all() {
        ProcessSpecs specs = ProcessSpecs.standard();
        try (Stream<Path> files = Files.list(Path.of(
                ProcessSpecs.class.getResource("/eo/caravan/api/processes/").toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .map(name -> specs.find(name.replaceFirst("\\.json$", "")).orElseThrow())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
