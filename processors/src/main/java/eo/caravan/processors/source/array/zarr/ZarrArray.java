package eo.caravan.processors.source.array.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.array.ArrayVariable;
import eo.caravan.processors.source.array.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of a Zarr store.
 *
 * <p>Source: Zarr storage specification, version 2; Zarr core specification, version 3.
 */
final class ZarrArray implements ArrayVariable.Data {
    private static final Pattern TYPE = Pattern.compile("([<>|])([bBiufSU])(\\d{1,4})");
    private static final Map<String, ElementType> NAMES = Map.of(
            "bool", ElementType.UINT8,
            "int8", ElementType.INT8,
            "uint8", ElementType.UINT8,
            "int16", ElementType.INT16,
            "uint16", ElementType.UINT16,
            "int32", ElementType.INT32,
            "uint32", ElementType.UINT32,
            "float32", ElementType.FLOAT32,
            "float64", ElementType.FLOAT64);
    private static final int MOST_LABELS = 100_000;

    private final String path;
    private final ZarrStore store;
    private final ZarrKeys keys;
    private final ZarrCodecs codecs;
    private final int[] shape;
    private final int[] chunks;
    private final int elementBytes;
    private final ByteOrder order;
    private final boolean unicode;

    private ZarrArray(
            String path,
            ZarrStore store,
            ZarrKeys keys,
            ZarrCodecs codecs,
            int[] shape,
            int[] chunks,
            int elementBytes,
            ByteOrder order,
            boolean unicode) {
        this.path = path;
        this.store = store;
        this.keys = keys;
        this.codecs = codecs;
        this.shape = shape;
        this.chunks = chunks;
        this.elementBytes = elementBytes;
        this.order = order;
        this.unicode = unicode;
    }

    static ArrayVariable version2(String path, JsonNode json, JsonNode attributes, ZarrStore store) throws IOException {
        String dtype = json.path("dtype").asText();
        Matcher type = TYPE.matcher(dtype);
        boolean known = type.matches();
        String kind = known ? type.group(2) : "";
        int bytes = known ? Integer.parseInt(type.group(3)) * (kind.equals("U") ? 4 : 1) : 1;
        ElementType element = known ? element(kind, bytes) : null;
        int[] shape = sizes(path, json.path("shape"), 0);
        int[] chunks = sizes(path, json.path("chunks"), 1);
        boolean text = kind.equals("S") || kind.equals("U");
        boolean fortran = json.path("order").asText("C").equals("F") && shape.length > 1;
        ZarrCodecs codecs = known && (element != null || text) && !fortran
                ? ZarrCodecs.version2(json, bytes)
                : ZarrCodecs.unreadable(
                        fortran
                                ? "it is stored column by column"
                                : "its elements are of the type " + json.path("dtype"));
        ByteOrder order = known && type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ZarrArray data = new ZarrArray(
                path,
                store,
                new ZarrKeys(path + "/", "", json.path("dimension_separator").asText("."), "0"),
                codecs,
                shape,
                chunks,
                bytes,
                order,
                kind.equals("U"));
        return data.variable(
                text ? null : element == null ? ElementType.UINT8 : element,
                names(attributes.path("_ARRAY_DIMENSIONS"), path, shape),
                json.path("fill_value"),
                attributes,
                true);
    }

    static ArrayVariable version3(String path, JsonNode json, ZarrStore store) throws IOException {
        String name = json.path("data_type").asText();
        ElementType element =
                name.equals("int64") ? ElementType.INT64 : name.equals("uint64") ? ElementType.UINT64 : NAMES.get(name);
        int[] shape = sizes(path, json.path("shape"), 0);
        JsonNode grid = json.path("chunk_grid");
        int[] chunks = sizes(path, grid.path("configuration").path("chunk_shape"), 1);
        boolean regular = grid.path("name").asText().equals("regular");
        ZarrCodecs codecs = element != null && regular
                ? ZarrCodecs.version3(json.path("codecs"), element.bytes())
                : ZarrCodecs.unreadable(
                        regular
                                ? "its elements are of the type " + json.path("data_type")
                                : "its chunks are not regular");
        JsonNode encoding = json.path("chunk_key_encoding");
        boolean plain = encoding.path("name").asText("default").equals("v2");
        String separator = encoding.path("configuration").path("separator").asText(plain ? "." : "/");
        ZarrArray data = new ZarrArray(
                path,
                store,
                plain
                        ? new ZarrKeys(path + "/", "", separator, "0")
                        : new ZarrKeys(path + "/c", separator, separator, ""),
                codecs,
                shape,
                chunks,
                element == null ? 1 : element.bytes(),
                codecs.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                false);
        return data.variable(
                element == null ? ElementType.UINT8 : element,
                names(json.path("dimension_names"), path, shape),
                json.path("fill_value"),
                json.path("attributes"),
                false);
    }

    /**
     * The variable.
     *
     * @param masked whether the fill value means no data, as xarray takes it in version 2
     */
    private ArrayVariable variable(ElementType type, List<String> names, JsonNode fill, JsonNode told, boolean masked)
            throws IOException {
        if (chunks.length != shape.length) {
            throw new IOException("its array '" + path + "' has chunks of other dimensions than itself");
        }
        Map<String, Object> attributes = new LinkedHashMap<>(ZarrAttributes.of(told));
        if (masked && fill.isNumber() && type != null) {
            attributes.putIfAbsent("_FillValue", new double[] {fill.asDouble()});
        }
        return new ArrayVariable(path, type, names, shape, chunks, fill(fill), attributes, this);
    }

    private static double fill(JsonNode json) {
        if (json.isNumber() || json.isBoolean()) {
            return json.asDouble(json.asBoolean() ? 1 : 0);
        }
        return switch (json.asText("")) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> json.isNull() ? Double.NaN : 0;
        };
    }

    private static ElementType element(String kind, int bytes) {
        return switch (kind + bytes) {
            case "b1", "B1", "u1" -> ElementType.UINT8;
            case "i1" -> ElementType.INT8;
            case "i2" -> ElementType.INT16;
            case "u2" -> ElementType.UINT16;
            case "i4" -> ElementType.INT32;
            case "u4" -> ElementType.UINT32;
            case "i8" -> ElementType.INT64;
            case "u8" -> ElementType.UINT64;
            case "f4" -> ElementType.FLOAT32;
            case "f8" -> ElementType.FLOAT64;
            default -> null;
        };
    }

    private static int[] sizes(String path, JsonNode json, int least) throws IOException {
        if (!json.isArray() || json.size() > 32) {
            throw new IOException("its array '" + path + "' does not tell its size");
        }
        int[] sizes = new int[json.size()];
        for (int i = 0; i < sizes.length; i++) {
            if (!json.path(i).isIntegralNumber()
                    || json.path(i).asLong() < least
                    || json.path(i).asLong() > Integer.MAX_VALUE - 8) {
                throw new IOException("its array '" + path + "' has the size " + json);
            }
            sizes[i] = json.path(i).asInt();
        }
        return sizes;
    }

    private static List<String> names(JsonNode json, String path, int[] shape) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>();
        for (int d = 0; d < shape.length; d++) {
            String name = json.path(d).asText("");
            String free = name.isEmpty() || name.equals("null") || names.contains(folder + name)
                    ? path + "_" + d
                    : folder + name;
            names.add(free);
        }
        return names;
    }

    @Override
    public ByteBuffer chunk(int[] index) throws IOException {
        long expected = ArrayVariable.product(chunks);
        if (expected > ArrayVariable.MAX_CHUNK_BYTES / elementBytes) {
            throw new IOException("its array '" + path + "' has chunks of " + Arrays.toString(chunks)
                    + " elements; at most " + ArrayVariable.MAX_CHUNK_BYTES + " bytes are read at once");
        }
        byte[] packed = store.get(keys.of(index), ArrayVariable.MAX_CHUNK_BYTES);
        if (packed == null) {
            return null;
        }
        return ByteBuffer.wrap(codecs.unpack(packed, (int) expected * elementBytes))
                .order(order);
    }

    @Override
    public List<String> texts() throws IOException {
        if (shape.length != 1 || shape[0] > MOST_LABELS) {
            throw new IOException("its array '" + path + "' holds no labels");
        }
        List<String> texts = new ArrayList<>();
        for (int c = 0; c * (long) chunks[0] < shape[0]; c++) {
            ByteBuffer chunk = chunk(new int[] {c});
            for (int i = 0; i < chunks[0] && texts.size() < shape[0]; i++) {
                texts.add(chunk == null ? "" : text(chunk, i * elementBytes));
            }
        }
        return texts;
    }

    private String text(ByteBuffer chunk, int at) {
        if (!unicode) {
            String text =
                    StandardCharsets.UTF_8.decode(chunk.slice(at, elementBytes)).toString();
            return text.replace("\0", "");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < elementBytes; i += 4) {
            int point = chunk.getInt(at + i);
            if (point > 0 && point <= Character.MAX_CODE_POINT) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
