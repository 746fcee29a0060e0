package eo.caravan.routes.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobResult;
import eo.caravan.routes.workspace.StacFiles;
import eo.caravan.routes.workspace.StacResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The results of a job as a static STAC collection beside its files, so that they can be loaded as cubes again. It is written when it is
 * first asked for.
 */
final class ResultCollection {
    /** Hidden from the files of the results. */
    private static final String FOLDER = ".stac";

    private static final String DOCUMENT = "collection.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultCollection() {}

    /** The document of the collection of the results in {@code folder}. */
    static Path of(Job job, JobResult result, Path folder) throws IOException {
        Path home = folder.resolve(FOLDER);
        if (!Files.exists(home)) {
            Path draft = Files.createTempDirectory(folder, FOLDER);
            write(describe(job, result), draft);
            place(draft, home);
        }
        return home.resolve(DOCUMENT);
    }

    private static StacResult describe(Job job, JobResult result) {
        return new StacResult(
                job.id().value(),
                job.finished() == null ? job.updated() : job.finished(),
                result.metadata(),
                result.assets(),
                StacItem.changes(result));
    }

    /** Whoever is first wins; what others wrote at the same time says the same. */
    private static void place(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try (Stream<Path> files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void write(StacResult result, Path draft) throws IOException {
        for (int i = 0; i < StacFiles.data(result).size(); i++) {
            JsonNode item = StacFiles.item(result, i, result.id(), "./" + DOCUMENT, "../");
            Files.write(draft.resolve(StacFiles.itemName(i)), JSON.writeValueAsBytes(item));
        }
        Files.write(draft.resolve(DOCUMENT), JSON.writeValueAsBytes(StacFiles.collection(result, "")));
    }
}
