package eo.caravan.processors.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eo.caravan.processors.source.tiff.SharedFolder;
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
        VectorRunner.Tally tally = runner.run(shared());
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

    @Test
    void the_table_has_a_row_for_each_process_and_the_sums() throws IOException {
        write("add", vector("{\"x\": 1, \"y\": 2}", "3") + "," + vector("{\"x\": 1, \"y\": 2}", "4"));
        write("array_append", vector("{\"data\": [], \"value\": 0}", "[1]"));
        write("fly_to_the_moon", vector("{}", "1"));
        runner.run(folder);
        assertThat(printed.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        "process passed failed left out not implemented",
                        "add 1 1 0 0",
                        "array_append 0 0 1 0",
                        "fly_to_the_moon 0 0 0 1",
                        "sum of 3 1 1 1 1");
        assertThat(printed.toString())
                .contains("array_append 0: left out, the vector is wrong: ")
                .contains("fly_to_the_moon 0: not implemented, needs fly_to_the_moon");
    }

    @Test
    void a_wrong_vector_that_was_corrected_is_run_whatever_its_number() throws IOException {
        write(
                "array_append",
                "{\"arguments\": {\"data\": [], \"value\": 0}, \"returns\": [0], \"n\": 0},"
                        + "{\"arguments\": {\"value\": 0.0, \"data\": []}, \"returns\": [1.0], \"n\": 77}");
        assertThat(runner.run(folder)).isEqualTo(new VectorRunner.Tally(1, 0, 0, 1));
    }

    @Test
    void every_vector_that_is_left_out_would_fail() throws IOException {
        VectorCall call = new VectorCall();
        int leftOut = 0;
        try (Stream<Path> files = Files.list(shared())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                VectorFile vectors = VectorFile.read(file);
                for (VectorFile.Vector vector : vectors.vectors()) {
                    if (WrongVectors.reason(vectors.process(), vector.content()).isPresent()) {
                        leftOut++;
                        assertThat(call.check(vectors.process(), vector.content()))
                                .as(vectors.process() + " " + vector.number())
                                .isNotNull();
                    }
                }
            }
        }
        assertThat(leftOut).isEqualTo(WrongVectors.COUNT);
    }

    @Test
    void a_folder_that_is_not_there_or_has_no_vectors_is_refused() {
        assertThatThrownBy(() -> runner.run(folder.resolve("nowhere"))).hasMessageContaining("is no folder");
        assertThatThrownBy(() -> runner.run(folder)).hasMessageContaining("there is no file of vectors");
    }

    @Test
    void files_that_hold_no_vectors_fail_and_the_others_run() throws IOException {
        write("add", vector("{\"x\": 1, \"y\": 2}", "3"));
        Files.writeString(folder.resolve("broken.json"), "{\n\"id\": ");
        Files.writeString(folder.resolve("list.json"), "[]");
        Files.writeString(folder.resolve("unclear.json"), "{\"id\": \"add\", \"tests\": [{\"arguments\": {}}]}");
        VectorRunner.Tally tally = runner.run(folder);
        assertThat(tally).isEqualTo(new VectorRunner.Tally(1, 3, 0, 0));
        assertThat(tally.exitCode()).isEqualTo(1);
        assertThat(printed.toString())
                .contains("broken.json: FAILED, this is no file of vectors: broken.json is no JSON")
                .contains("list.json: FAILED, this is no file of vectors: it needs the id")
                .contains("unclear.json: FAILED, this is no file of vectors: vector 0 needs");
    }

    @Test
    void files_are_included_and_a_missing_one_is_a_failure() throws IOException {
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/two.json"), "2");
        Files.writeString(folder.resolve("assets/loop.json"), "{\"$ref\": \"assets/loop.json\"}");
        write(
                "add",
                vector("{\"x\": 1, \"y\": {\"$ref\": \"assets/two.json\"}}", "3") + ","
                        + vector("{\"x\": 1, \"y\": {\"$ref\": \"assets/three.json\"}}", "4"));
        write("subtract", vector("{\"x\": 1, \"y\": {\"$ref\": \"assets/loop.json\"}}", "4"));
        assertThat(runner.run(folder)).isEqualTo(new VectorRunner.Tally(1, 2, 0, 0));
        assertThat(printed.toString())
                .contains("add 1: FAILED, it refers to 'assets/three.json', which is not there")
                .contains("assets/loop.json includes itself");
    }

    private static String vector(String arguments, String returns) {
        return "{\"arguments\": " + arguments + ", \"returns\": " + returns + "}";
    }

    private static Path shared() {
        Optional<Path> vectors = SharedFolder.find().map(shared -> shared.resolve("vectors"));
        assumeTrue(
                vectors.isPresent() && Files.isDirectory(vectors.get()),
                "no shared vectors: set caravan.shared or CARAVAN_SHARED to the folder that holds them");
        return vectors.get();
    }

    private void write(String process, String tests) throws IOException {
        Files.writeString(
                folder.resolve(process + ".json"), "{\"id\": \"" + process + "\", \"tests\": [" + tests + "]}");
    }
}
