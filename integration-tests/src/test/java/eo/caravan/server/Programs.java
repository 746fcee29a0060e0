package eo.caravan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that are not ours: independent readers and clients. A test that needs an absent one is skipped, saying so. */
public final class Programs {
    private Programs() {}

    /** Runs a program and returns what it printed; anything but success fails the test. */
    public static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), output)
                .isZero();
        return output;
    }

    /** Skips the test where a program is not on the path. */
    public static void need(String program) {
        boolean found = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(found, "skipped: " + program + " is not installed");
    }

    /** Runs one of the tests' Python scripts with Debian's Python, which must have {@code modules}. */
    public static String python(String script, List<String> modules, String... arguments)
            throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        boolean complete = Files.isExecutable(python)
                && new ProcessBuilder(python.toString(), "-c", "import " + String.join(", ", modules))
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        Assumptions.assumeTrue(complete, "skipped: " + python + " has not all of " + modules);
        Path file = Project.root().resolve("integration-tests/src/test/python").resolve(script);
        List<String> command = Stream.concat(Stream.of(python.toString(), file.toString()), Stream.of(arguments))
                .toList();
        return run(Project.root(), command.toArray(String[]::new));
    }

    /** A folder with the official JavaScript client and readers of Parquet, installed by npm below {@code target} when they change. */
    public static synchronized Path javaScriptClient() throws IOException, InterruptedException {
        need("node");
        need("npm");
        Path source = Project.root().resolve("integration-tests/src/test/js");
        Path target = Files.createDirectories(Project.root().resolve("integration-tests/target/js-client"));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path wanted = target.resolve("package-lock.json");
        Path installed = target.resolve("installed-lock.json");
        if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
            run(target, "npm", "ci", "--ignore-scripts");
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
