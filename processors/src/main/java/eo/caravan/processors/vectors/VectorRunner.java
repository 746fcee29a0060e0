package eo.caravan.processors.vectors;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a folder of vector files, one file a process, and prints what came of them. */
public final class VectorRunner {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final PrintWriter out;
    private final VectorCall call = new VectorCall();

    public VectorRunner(PrintWriter out) {
        this.out = out;
    }

    /**
     * How many vectors came out how.
     *
     * @param skipped vectors that are wrong themselves; in none of the other numbers
     */
    public record Tally(int passed, int failed, int notImplemented, int skipped) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    passed + other.passed,
                    failed + other.failed,
                    notImplemented + other.notImplemented,
                    skipped + other.skipped);
        }

        /** What a command that ran the vectors exits with. */
        public int exitCode() {
            return failed > 0 ? 1 : 0;
        }
    }

    /**
     * Runs all files of a folder in the order of their names, prints a line for each with its failures below, and closes with
     * the sums.
     *
     * @throws IOException where the folder or a file in it cannot be read
     */
    public Tally run(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        Tally sum = Tally.NONE;
        for (Path file : files) {
            sum = sum.plus(runFile(file));
        }
        out.println(
                sum.passed() + " passed, " + sum.failed() + " failed, " + sum.notImplemented() + " not implemented");
        out.flush();
        return sum;
    }

    private Tally runFile(Path file) throws IOException {
        JsonNode vectors = JSON.readTree(file.toFile());
        String process = vectors.path("id").asText();
        StringBuilder details = new StringBuilder();
        Tally sum = Tally.NONE;
        for (JsonNode vector : vectors.path("tests")) {
            int number = vector.path("n").asInt();
            Optional<String> wrong = WrongVectors.reason(process, number);
            Tally one;
            if (wrong.isPresent()) {
                one = new Tally(0, 0, 0, 1);
                details.append(line(number, "left out, the vector is wrong: " + wrong.get()));
            } else {
                Outcome outcome = outcome(process, vector, file.getParent());
                one = outcome.tally();
                details.append(outcome.message().isEmpty() ? "" : line(number, outcome.message()));
            }
            sum = sum.plus(one);
        }
        out.println(process + ": " + sum.passed() + " passed, " + sum.failed() + " failed, " + sum.notImplemented()
                + " not implemented");
        out.print(details);
        return sum;
    }

    private static String line(int number, String message) {
        return "    vector " + number + ": " + message + System.lineSeparator();
    }

    private Outcome outcome(String process, JsonNode vector, Path folder) throws IOException {
        Optional<String> missing = call.missing(process, vector.path("required"));
        if (missing.isPresent()) {
            return new Outcome(new Tally(0, 0, 1, 0), "needs " + missing.get());
        }
        JsonNode complete = included(vector, folder);
        String problem = call.check(process, complete);
        return problem == null
                ? new Outcome(new Tally(1, 0, 0, 0), "")
                : new Outcome(new Tally(0, 1, 0, 0), "FAILED " + problem);
    }

    private record Outcome(Tally tally, String message) {}

    /** The vector with the files that it refers to in place of the references. */
    private static JsonNode included(JsonNode json, Path folder) throws IOException {
        if (json.path("$ref").isTextual()) {
            Path file = folder.resolve(json.path("$ref").asText());
            return file.toString().endsWith(".json")
                    ? included(JSON.readTree(file.toFile()), folder)
                    : JSON.getNodeFactory().textNode(Files.readString(file));
        }
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            for (var field : object.properties()) {
                copy.set(field.getKey(), included(field.getValue(), folder));
            }
            return copy;
        }
        if (json.isArray()) {
            var copy = JSON.createArrayNode();
            for (JsonNode element : json) {
                copy.add(included(element, folder));
            }
            return copy;
        }
        return json;
    }
}
