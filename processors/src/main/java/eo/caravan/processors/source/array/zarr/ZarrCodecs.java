package eo.caravan.processors.source.array.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.array.codec.Blosc;
import eo.caravan.processors.source.array.codec.Unpacking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the chunks of an array are unpacked, step by step. What cannot be unpacked is an error only when a chunk is asked for. */
final class ZarrCodecs {
    private static final int CHECKSUM = 4;

    /** One step, from the stored bytes towards the elements. */
    private interface Step {
        byte[] unpack(byte[] bytes, int expected) throws IOException;
    }

    private final List<Step> steps;
    private final boolean bigEndian;

    private ZarrCodecs(List<Step> steps, boolean bigEndian) {
        this.steps = List.copyOf(steps);
        this.bigEndian = bigEndian;
    }

    static ZarrCodecs unreadable(String reason) {
        return new ZarrCodecs(List.of(refusal(reason)), false);
    }

    private static Step refusal(String reason) {
        return (bytes, expected) -> {
            throw new IOException(reason + ", which is not read here");
        };
    }

    static ZarrCodecs version2(JsonNode array, int elementBytes) {
        List<Step> steps = new ArrayList<>();
        JsonNode compressor = array.path("compressor");
        if (compressor.isObject()) {
            steps.add(step(compressor.path("id").asText(), compressor, elementBytes));
        }
        JsonNode filters = array.path("filters");
        for (int i = filters.size() - 1; i >= 0; i--) {
            steps.add(step(filters.path(i).path("id").asText(), filters.path(i), elementBytes));
        }
        return new ZarrCodecs(steps, false);
    }

    static ZarrCodecs version3(JsonNode codecs, int elementBytes) {
        List<Step> steps = new ArrayList<>();
        boolean big = false;
        int after = 0;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            JsonNode codec = codecs.path(i);
            String name = codec.path("name").asText();
            JsonNode configuration = codec.path("configuration");
            if (name.equals("bytes")) {
                big = configuration.path("endian").asText("little").equals("big");
            } else if (name.equals("crc32c")) {
                after += CHECKSUM;
                steps.add((bytes, expected) -> Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM)));
            } else {
                steps.add(step(name.replace("numcodecs.", ""), configuration, elementBytes));
            }
        }
        return after > 0 && steps.size() > 2
                ? unreadable("it is packed in an unusual order")
                : new ZarrCodecs(steps, big);
    }

    private static Step step(String name, JsonNode configuration, int elementBytes) {
        return switch (name) {
            case "zlib", "gzip" -> Unpacking::deflate;
            case "zstd" -> Unpacking::zstd;
            case "lz4" -> Unpacking::lz4;
            case "blosc" -> Blosc::unpack;
            case "shuffle" -> (bytes, expected) -> Unpacking.unshuffle(
                    bytes,
                    Math.max(1, Math.min(64, configuration.path("elementsize").asInt(elementBytes))));
            default -> refusal("its chunks are packed by '" + name + "'");
        };
    }

    boolean bigEndian() {
        return bigEndian;
    }

    byte[] unpack(byte[] stored, int expected) throws IOException {
        byte[] bytes = stored;
        for (Step step : steps) {
            bytes = step.unpack(bytes, expected);
        }
        return Unpacking.plain(bytes, expected);
    }
}
