package eo.caravan.processors.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class VectorRunnerTest {
    private static final Logger LOG = LoggerFactory.getLogger(VectorRunnerTest.class);

    private final StringWriter printed = new StringWriter();
    private final VectorRunner runner = new VectorRunner(new PrintWriter(printed));

    @TempDir
    Path folder;

    @Test
    void every_shared_vector_of_a_served_process_passes() throws IOException {
        Optional<Path> vectors = shared().map(shared -> shared.resolve("vectors"));
        assumeTrue(
                vectors.isPresent() && Files.isDirectory(vectors.get()),
                "no shared vectors: set caravan.shared or CARAVAN_SHARED to the folder that holds them");
        VectorRunner.Tally tally = runner.run(vectors.get());
        LOG.info("Of the shared vectors {} ran: {}", tally.passed() + tally.failed(), tally);
        assertThat(tally.failed()).as(printed.toString()).isZero();
        assertThat(tally.passed()).isGreaterThan(500);
    }

    @Test
    void a_wrong_result_is_a_failure_and_the_last_line_counts_it() throws IOException {
        write("add", "{\"arguments\": {\"x\": 1, \"y\": 2}, \"returns\": 4, \"n\": 0}");
        VectorRunner.Tally tally = runner.run(folder);
        assertThat(tally.exitCode()).isEqualTo(1);
        assertThat(printed.toString())
                .contains("expected 4, got 3.0")
                .endsWith("0 passed, 1 failed, 0 not implemented\n");
    }

    @Test
    void an_error_with_the_expected_name_passes_and_another_one_does_not() throws IOException {
        write(
                "array_element",
                "{\"arguments\": {\"data\": [1], \"index\": 1}, \"throws\": \"ArrayElementNotAvailable\", \"n\": 20},"
                        + "{\"arguments\": {\"data\": [1], \"index\": 1}, \"throws\": \"ArrayNotLabeled\", \"n\": 21}");
        VectorRunner.Tally tally = runner.run(folder);
        assertThat(tally.passed()).isEqualTo(1);
        assertThat(tally.failed()).isEqualTo(1);
    }

    @Test
    void an_unknown_process_is_not_implemented() throws IOException {
        write("fly_to_the_moon", "{\"arguments\": {}, \"returns\": 1, \"n\": 0}");
        assertThat(runner.run(folder)).isEqualTo(new VectorRunner.Tally(0, 0, 1, 0));
        assertThat(printed.toString()).endsWith("0 passed, 0 failed, 1 not implemented\n");
    }

    private void write(String process, String tests) throws IOException {
        Files.writeString(
                folder.resolve(process + ".json"), "{\"id\": \"" + process + "\", \"tests\": [" + tests + "]}");
    }

    /** The folder of shared data: as configured, or beside the repository. */
    private static Optional<Path> shared() {
        String configured = System.getProperty("caravan.shared", System.getenv("CARAVAN_SHARED"));
        if (configured != null) {
            return Optional.of(Path.of(configured));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), parent -> parent != null, Path::getParent)
                .filter(parent -> Files.exists(parent.resolve("caravan")))
                .map(repository -> repository.resolveSibling("shared"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
