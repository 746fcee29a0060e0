package eo.caravan.routes.command;

import eo.caravan.processors.vectors.VectorRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds the engine against test vectors. */
@Command(
        name = "vectors",
        description = {
            "Runs process test vectors against the engine.",
            "Prints the vectors passed, failed and not implemented for each process and exits with 1 where one failed."
        },
        mixinStandardHelpOptions = true)
final class VectorsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "a folder of vector files, one JSON file a process")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("'" + folder + "' is no folder.");
        }
        return new VectorRunner(spec.commandLine().getOut()).run(folder).exitCode();
    }
}
