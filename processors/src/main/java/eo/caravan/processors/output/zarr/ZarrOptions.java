package eo.caravan.processors.output.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.luben.zstd.Zstd;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.netcdf.StoredType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What users choose.
 *
 * @param chunk the edge of a chunk in cells
 * @param compression zstd, gzip or none
 */
record ZarrOptions(int chunk, String compression) {
    private static final String CHUNK = "chunk_size";
    private static final String COMPRESSION = "compression";
    private static final String ZSTD = "zstd";
    private static final String GZIP = "gzip";
    private static final List<String> CHOICES = List.of(ZSTD, GZIP, "none");
    private static final int USUAL_CHUNK = 512;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 4096;
    private static final int ZSTD_LEVEL = 3;
    private static final int GZIP_LEVEL = 5;

    static ZarrOptions of(Map<String, Object> given) {
        Options options = options(given);
        StoredType.of(options, Encoding.FLOAT32);
        return new ZarrOptions(
                options.whole(CHUNK, USUAL_CHUNK, SMALLEST, LARGEST), options.choice(COMPRESSION, ZSTD, CHOICES));
    }

    private static Options options(Map<String, Object> given) {
        return new Options(given, "Zarr", CHUNK, COMPRESSION, StoredType.OPTION);
    }

    /** How cells are stored. */
    static Encoding encoding(Map<String, Object> given, Encoding own) {
        return StoredType.of(options(given), own);
    }

    static void describe(FormatText text) {
        text.option(CHUNK, "integer", "The edge of a chunk in cells of x and y; a chunk holds a single date and band.")
                .put("minimum", SMALLEST)
                .put("maximum", LARGEST)
                .put("default", USUAL_CHUNK);
        text.option(COMPRESSION, "string", "How chunks are packed.")
                .put("default", ZSTD)
                .putArray("enum")
                .add(ZSTD)
                .add(GZIP)
                .add("none");
        StoredType.describe(text);
    }

    /** What stands as compressor in the metadata of an array. */
    JsonNode compressor() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (compression) {
            case ZSTD -> json.objectNode().put("id", ZSTD).put("level", ZSTD_LEVEL);
            case GZIP -> json.objectNode().put("id", GZIP).put("level", GZIP_LEVEL);
            default -> json.nullNode();
        };
    }

    byte[] pack(byte[] bytes) {
        return switch (compression) {
            case ZSTD -> Zstd.compress(bytes, ZSTD_LEVEL);
            case GZIP -> gzip(bytes);
            default -> bytes;
        };
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out) {
            {
                def.setLevel(GZIP_LEVEL);
                def.setStrategy(Deflater.DEFAULT_STRATEGY);
            }
        }) {
            packed.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written to", impossible);
        }
        return out.toByteArray();
    }
}
