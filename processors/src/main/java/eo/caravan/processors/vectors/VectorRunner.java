package eo.caravan.processors.vectors;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a folder of vector files, one file a process, and prints what came of them. */
public final class VectorRunner {
    private final PrintWriter out;
    private final VectorCall call = new VectorCall();

    public VectorRunner(PrintWriter out) {
        this.out = out;
    }

    /**
     * How many vectors came out how.
     *
     * @param failed also files that cannot be read, as one each
     * @param leftOut vectors that are wrong themselves; in none of the other numbers
     */
    public record Tally(int passed, int failed, int notImplemented, int leftOut) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    passed + other.passed,
                    failed + other.failed,
                    notImplemented + other.notImplemented,
                    leftOut + other.leftOut);
        }

        /** What a command that ran the vectors exits with. */
        public int exitCode() {
            return failed > 0 ? 1 : 0;
        }
    }

    /**
     * Runs all files of a folder in the order of their names. Prints every vector that did not pass with the reason, then a table
     * with a row for each process and the sums.
     *
     * @throws MalformedVectorsException where there is no such folder, or no file of vectors in it
     * @throws IOException where the folder or a file in it cannot be read
     */
    public Tally run(Path folder) throws IOException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            try {
                VectorFile vectors = VectorFile.read(file);
                tallies.merge(vectors.process(), run(vectors), Tally::plus);
            } catch (MalformedVectorsException malformed) {
                out.println(name + ": FAILED, this is no file of vectors: " + malformed.getMessage());
                tallies.merge(name, new Tally(0, 1, 0, 0), Tally::plus);
            }
        }
        Tally sum = tallies.values().stream().reduce(Tally.NONE, Tally::plus);
        table(tallies, sum);
        out.println(
                sum.passed() + " passed, " + sum.failed() + " failed, " + sum.notImplemented() + " not implemented");
        out.flush();
        return sum;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new MalformedVectorsException("'" + folder + "' is no folder.");
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new MalformedVectorsException(
                        "In '" + folder + "' there is no file of vectors: one JSON file a process is expected.");
            }
            return files;
        }
    }

    private Tally run(VectorFile file) {
        Tally sum = Tally.NONE;
        for (VectorFile.Vector vector : file.vectors()) {
            Outcome outcome = outcome(file.process(), vector);
            if (!outcome.message().isEmpty()) {
                out.println(file.process() + " " + vector.number() + ": " + outcome.message());
            }
            sum = sum.plus(outcome.tally());
        }
        return sum;
    }

    private Outcome outcome(String process, VectorFile.Vector vector) {
        Optional<String> wrong = WrongVectors.reason(process, vector.content());
        if (wrong.isPresent()) {
            return new Outcome(new Tally(0, 0, 0, 1), "left out, the vector is wrong: " + wrong.get());
        }
        Optional<String> missing = call.missing(process, vector.content().path("required"));
        if (missing.isPresent()) {
            return new Outcome(new Tally(0, 0, 1, 0), "not implemented, needs " + missing.get());
        }
        String problem = vector.missing() == null
                ? call.check(process, vector.content())
                : "it refers to '" + vector.missing() + "', which is not there";
        return problem == null
                ? new Outcome(new Tally(1, 0, 0, 0), "")
                : new Outcome(new Tally(0, 1, 0, 0), "FAILED, " + problem);
    }

    private record Outcome(Tally tally, String message) {}

    private void table(Map<String, Tally> tallies, Tally sum) {
        row("process", "passed", "failed", "left out", "not implemented");
        tallies.forEach(this::row);
        row("sum of " + tallies.size(), sum);
    }

    private void row(String process, Tally tally) {
        row(process, tally.passed(), tally.failed(), tally.leftOut(), tally.notImplemented());
    }

    private void row(String process, Object passed, Object failed, Object leftOut, Object notImplemented) {
        out.printf(Locale.ROOT, "%-28s %7s %7s %9s %16s%n", process, passed, failed, leftOut, notImplemented);
    }
}
