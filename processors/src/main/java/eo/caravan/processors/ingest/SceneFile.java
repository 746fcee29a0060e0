package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as an item will tell it.
 *
 * @param path absolute
 * @param name relative to the folder that is being read
 * @param time when it was taken
 * @param asset its STAC asset, with its size and when it was written, so that it need not be opened again
 */
record SceneFile(Path path, Path name, Optional<Instant> time, ObjectNode asset) {
    static final String SIZE = "file:size";
    /** When the file was written, to the millisecond: with its size, how a changed file is told. */
    static final String WRITTEN = "caravan:written";

    /** How a file stands on the disk. */
    record Stamp(long size, String written) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(
                    Files.size(file),
                    Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis())
                            .toString());
        }

        boolean describedBy(JsonNode asset) {
            return asset.path(SIZE).asLong(-1) == size
                    && asset.path(WRITTEN).asText().equals(written);
        }
    }

    /** How many bands it has. */
    int bands() {
        return asset.path("bands").size();
    }

    /** Where it lies, for finding files of the same scene. */
    String place() {
        return asset.path("bbox").toString();
    }
}
