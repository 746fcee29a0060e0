package eo.caravan.routes.command;

import eo.caravan.processors.vectors.MalformedVectorsException;
import eo.caravan.processors.vectors.VectorRunner;
import java.io.IOException;
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
            "Prints those that did not pass with the reason, then how many passed, failed, were left out because they are",
            "wrong themselves, and are not implemented, for each process. Exits with 1 where one failed."
        },
        mixinStandardHelpOptions = true)
final class VectorsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "a folder of vector files, one JSON file a process")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try {
            return new VectorRunner(spec.commandLine().getOut()).run(folder).exitCode();
        } catch (MalformedVectorsException noVectors) {
            throw new CommandFailure(noVectors.getMessage());
        }
    }
}
