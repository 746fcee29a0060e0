package eo.caravan.routes.door;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.job.JobId;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.routes.graph.GraphRun;
import eo.caravan.routes.result.EncodeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the doors do, done by the other streets.
 *
 * @param actAs the account of a name, which must be there and not disabled
 * @param processes stored processes and what can be given instead
 * @param plan plans a process of a user for an answer at once
 * @param encodeResult computes such an answer
 * @param uploaded hears of each file that was stored
 */
public record DoorVerbs(
        UnaryOperator<String> actAs,
        ReadProcess processes,
        Submit submit,
        BiFunction<String, JsonNode, GraphRun> plan,
        EncodeResult encodeResult,
        ResultFiles resultFiles,
        UserFiles files,
        Consumer<Path> uploaded) {

    /** Creates and starts a job. */
    @FunctionalInterface
    public interface Submit {
        /**
         * The id of the job.
         *
         * @param body as for {@code POST /jobs}
         * @param key jobs of one user with the same key are one job; {@code null} for a new one each time
         */
        JobId submit(String user, JsonNode body, String key);
    }

    /** Finds the files of a finished job. */
    @FunctionalInterface
    public interface ResultFiles {
        /** Where they lie, as they are named in the results. */
        List<Path> find(String user, String job) throws IOException;
    }
}
