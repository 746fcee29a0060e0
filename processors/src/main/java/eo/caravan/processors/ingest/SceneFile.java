package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.CubeImage;
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

    /** The share of what both cover together that two bands of a scene have in common at least. */
    private static final double SAME_PLACE = 0.8;

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

    /** Whether the file holds other times too, which are scenes of their own. */
    boolean severalTimes() {
        return asset.path(CubeDescription.TIMES).asInt(1) > 1;
    }

    /** What to call it as a scene of its own. */
    String scene() {
        String stem = SceneGrouping.stem(name.toString());
        return severalTimes()
                ? stem + "_"
                        + time.map(Instant::toString)
                                .orElse(asset.path(CubeImage.TIME).asText())
                : stem;
    }

    /** Whether another file lies in the same place, but for a small part of both. */
    boolean covers(SceneFile other) {
        JsonNode mine = asset.path("bbox");
        JsonNode theirs = other.asset.path("bbox");
        double common = overlap(mine, theirs, 0) * overlap(mine, theirs, 1);
        double whole = overlap(mine, mine, 0) * overlap(mine, mine, 1)
                + overlap(theirs, theirs, 0) * overlap(theirs, theirs, 1)
                - common;
        return mine.equals(theirs) || common > SAME_PLACE * whole;
    }

    private static double overlap(JsonNode one, JsonNode other, int axis) {
        double from = Math.max(one.path(axis).asDouble(), other.path(axis).asDouble());
        double to = Math.min(one.path(axis + 2).asDouble(), other.path(axis + 2).asDouble());
        return Math.max(0, to - from);
    }
}
