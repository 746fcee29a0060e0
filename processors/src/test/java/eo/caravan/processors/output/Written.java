package eo.caravan.processors.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes cubes for tests, and asks independent programs what is in the files. */
public final class Written {
    private static final OutputFormats FORMATS = new OutputFormats();
    private static final long PLENTY = 256L << 20;

    private Written() {}

    /** Writes a cube; checks that the bytes are the same with two threads and with little memory. */
    public static List<ResultFile> write(Cube cube, String format, Map<String, Object> options, Path folder)
            throws IOException {
        List<ResultFile> files = write(cube, format, options, Files.createDirectories(folder), 1, PLENTY);
        List<ResultFile> again =
                write(cube, format, options, Files.createDirectories(folder.resolve("again")), 2, 1 << 20);
        for (int i = 0; i < files.size(); i++) {
            Path one = folder.resolve(files.get(i).path());
            Path other = folder.resolve("again").resolve(again.get(i).path());
            assertThat(other).hasSameBinaryContentAs(one);
            assertThat(again.get(i).stac()).isEqualTo(files.get(i).stac());
        }
        return files;
    }

    private static List<ResultFile> write(
            Cube cube, String format, Map<String, Object> options, Path folder, int threads, long memory) {
        OutputFormat found = FORMATS.find(format);
        SharedOptions.check(found, cube.shape(), options);
        try (ChunkExecutor executor = new ChunkExecutor(threads, memory)) {
            return new ResultWriter(FORMATS)
                    .write(
                            new ResultDescription(cube, found, options),
                            new WriteTarget(folder, "result", executor, RunControl.UNWATCHED));
        }
    }

    /** What Python prints; the test is skipped where it, or one of the modules, is not installed. */
    public static String python(List<String> modules, String... arguments) throws IOException, InterruptedException {
        String imports = "import importlib.util as u, sys; sys.exit(not all(u.find_spec(m) for m in sys.argv[1:]))";
        List<String> question = new ArrayList<>(List.of("/usr/bin/python3", "-c", imports));
        question.addAll(modules);
        assumeTrue(Files.isExecutable(Path.of(question.get(0))), "python3 is not installed");
        Process asked = new ProcessBuilder(question).redirectErrorStream(true).start();
        asked.getInputStream().readAllBytes();
        assumeTrue(asked.waitFor() == 0, "python3 lacks one of " + modules);
        List<String> words = new ArrayList<>(List.of("python3"));
        words.addAll(List.of(arguments));
        return run(words.toArray(String[]::new));
    }

    /** What a program prints; the test is skipped where the program is not installed. */
    public static String run(String... command) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin", command[0]);
        assumeTrue(Files.isExecutable(program), command[0] + " is not installed");
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, program.toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** Skips the test where Debian's Python has not all of these modules, named one after the other with commas. */
    public static void need(String modules) throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        boolean there = Files.isExecutable(python)
                && new ProcessBuilder(python.toString(), "-c", "import " + modules)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(there, python + " has not all of " + modules);
    }
}
