package eo.caravan.processors.output.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.netcdf.CdfAttribute;
import eo.caravan.processors.output.netcdf.CdfType;
import eo.caravan.processors.output.netcdf.CfVariables;
import eo.caravan.processors.output.netcdf.GridMapping;
import eo.caravan.processors.projection.CoordinateSystems;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents of a store: groups, arrays and attributes, each by itself and all together as consolidated metadata. */
final class ZarrDocuments {
    private static final String CRS = "crs";
    private static final String DIMENSIONS = "_ARRAY_DIMENSIONS";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, byte[]> values = new LinkedHashMap<>();

    ZarrDocuments() {
        documents.put(".zgroup", NODES.objectNode().put("zarr_format", 2));
        documents.put(".zattrs", NODES.objectNode().put("Conventions", "CF-1.8"));
    }

    /** Describes the array of a band. */
    void band(
            String name,
            String label,
            List<Dimension> dimensions,
            List<Integer> chunks,
            Encoding encoding,
            ZarrOptions options,
            boolean placed) {
        ObjectNode array = array(
                dimensions.stream().map(Dimension::size).toList(), chunks, type(encoding.type()), options.compressor());
        array.set("fill_value", fill(encoding));
        documents.put(name + "/.zarray", array);
        ObjectNode attributes =
                attributes(dimensions.stream().map(Dimension::name).toList());
        attributes.put("long_name", label);
        if (placed) {
            attributes.put("grid_mapping", CRS);
        }
        documents.put(name + "/.zattrs", attributes);
    }

    /** Adds the coordinates along a dimension, whole and not packed. */
    void coordinate(Dimension dimension) {
        int length = Math.max(1, CfVariables.textLength(List.of(dimension)));
        CfVariables.Filled filled = CfVariables.coordinate(dimension, 0, 1, length);
        boolean text = filled.variable().type() == CdfType.CHAR;
        List<Integer> size = List.of(dimension.size());
        ObjectNode array =
                array(size, List.of(Math.max(1, dimension.size())), text ? "|S" + length : ">f8", NODES.nullNode());
        array.set("fill_value", text ? NODES.textNode("") : NODES.nullNode());
        put(
                dimension.name(),
                array,
                List.of(dimension.name()),
                filled.variable().attributes());
        values.put(dimension.name() + "/0", filled.values());
    }

    /** Adds the reference system. */
    void crs(Grid grid, List<String> bands) {
        ObjectNode array = array(List.of(), List.of(), ">i4", NODES.nullNode());
        array.set("fill_value", NODES.nullNode());
        put(CRS, array, List.of(), GridMapping.of(grid));
        values.put(CRS + "/0", new byte[Integer.BYTES]);
        String wkt = CoordinateSystems.toWkt(grid.crs());
        for (String band : bands) {
            ObjectNode attributes = (ObjectNode) documents.get(band + "/.zattrs");
            attributes.putObject("_CRS").put("wkt", wkt);
        }
    }

    private void put(String name, ObjectNode array, List<String> dimensions, List<CdfAttribute> told) {
        documents.put(name + "/.zarray", array);
        ObjectNode attributes = attributes(dimensions);
        for (CdfAttribute attribute : told) {
            attributes.set(attribute.name(), JSON.valueToTree(attribute.value()));
        }
        documents.put(name + "/.zattrs", attributes);
    }

    private static ObjectNode attributes(List<String> dimensions) {
        ObjectNode attributes = NODES.objectNode();
        ArrayNode names = attributes.putArray(DIMENSIONS);
        dimensions.forEach(names::add);
        return attributes;
    }

    private static ObjectNode array(List<Integer> shape, List<Integer> chunks, String type, JsonNode compressor) {
        ObjectNode array = NODES.objectNode();
        array.put("zarr_format", 2);
        array.set("shape", JSON.valueToTree(shape));
        array.set("chunks", JSON.valueToTree(chunks));
        array.put("dtype", type);
        array.set("compressor", compressor);
        array.put("order", "C");
        array.set("filters", NODES.nullNode());
        return array;
    }

    private static String type(CellType type) {
        return switch (type) {
            case UINT8 -> "|u1";
            case INT8 -> "|i1";
            case UINT16 -> "<u2";
            case INT16 -> "<i2";
            case UINT32 -> "<u4";
            case INT32 -> "<i4";
            case FLOAT32 -> "<f4";
            case FLOAT64 -> "<f8";
        };
    }

    private static JsonNode fill(Encoding encoding) {
        double nodata = encoding.nodata();
        if (encoding.type().floating()) {
            return Double.isNaN(nodata) ? NODES.textNode("NaN") : NODES.numberNode(nodata);
        }
        return NODES.numberNode((long) nodata);
    }

    /** Writes everything but the cells of bands. */
    void write(StoredZip zip) throws IOException {
        ObjectNode all = NODES.objectNode();
        documents.forEach(all::set);
        ObjectNode consolidated = NODES.objectNode();
        consolidated.set("metadata", all);
        consolidated.put("zarr_consolidated_format", 1);
        zip.put(".zmetadata", bytes(consolidated));
        for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
            zip.put(document.getKey(), bytes(document.getValue()));
        }
        for (Map.Entry<String, byte[]> value : values.entrySet()) {
            zip.put(value.getKey(), value.getValue());
        }
    }

    private static byte[] bytes(JsonNode json) throws JsonProcessingException {
        return JSON.writeValueAsBytes(json);
    }
}
