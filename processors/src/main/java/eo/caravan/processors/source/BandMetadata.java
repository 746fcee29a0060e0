package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.source.tiff.TiffBand;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a STAC asset says about its bands: {@code bands} of 1.1, or {@code eo:bands} and {@code raster:bands} of 1.0. */
final class BandMetadata {
    private BandMetadata() {}

    /** The number of bands that the asset lists; 0 where it lists none. */
    static int count(JsonNode asset) {
        int all = asset.path("bands").size();
        return all > 0
                ? all
                : Math.max(
                        asset.path("eo:bands").size(),
                        asset.path("raster:bands").size());
    }

    /** By which names and common names its bands are known, without opening it: with its key where it tells no names. */
    static Set<String> names(JsonNode asset, String key) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < Math.max(1, count(asset)); i++) {
            String name = text(asset, i, "name");
            names.add(name.isEmpty() ? key : name);
            names.add(text(asset, i, "common_name"));
        }
        return names;
    }

    /** Whether the type of the cells of all bands is told. */
    static boolean typed(JsonNode asset, int count) {
        for (int i = 0; i < count; i++) {
            if (type(asset, i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** A band of an asset; what the asset does not tell is taken from the file's header, where that was read. */
    static Band band(JsonNode asset, String key, int index, int count, Optional<TiffHeader> header) {
        Optional<TiffBand> own =
                header.filter(h -> index < h.bands().size()).map(h -> h.bands().get(index));
        CellType type =
                type(asset, index).or(() -> header.map(TiffHeader::type)).orElse(CellType.FLOAT64);
        double nodata = nodata(field(asset, index, "nodata"));
        if (Double.isNaN(nodata)) {
            nodata = header.map(TiffHeader::noData).orElse(Double.NaN);
        }
        String common = text(asset, index, "common_name");
        JsonNode wavelength = field(asset, index, "center_wavelength");
        JsonNode scale = field(asset, index, "scale");
        JsonNode offset = field(asset, index, "offset");
        return new Band(
                name(asset, key, index, count, own),
                common.isEmpty() ? null : common,
                wavelength.isNumber() ? wavelength.asDouble() : null,
                new Encoding(type, type == CellType.FLOAT32 ? (float) nodata : nodata),
                scale.isNumber() ? scale.asDouble() : own.map(TiffBand::scale).orElse(1.0),
                offset.isNumber()
                        ? offset.asDouble()
                        : own.map(TiffBand::offset).orElse(0.0));
    }

    private static String name(JsonNode asset, String key, int index, int count, Optional<TiffBand> own) {
        String told = text(asset, index, "name");
        if (!told.isEmpty()) {
            return told;
        }
        if (count == 1) {
            return key;
        }
        String described = own.map(TiffBand::description).orElse("");
        return described.isEmpty() ? key + "_" + (index + 1) : described;
    }

    private static Optional<CellType> type(JsonNode asset, int index) {
        String told = text(asset, index, "data_type");
        if (told.equals("int64") || told.equals("uint64")) {
            return Optional.of(CellType.FLOAT64);
        }
        return Arrays.stream(CellType.values())
                .filter(type -> type.json().equals(told))
                .findFirst();
    }

    private static double nodata(JsonNode json) {
        if (json.isNumber()) {
            return json.asDouble();
        }
        return switch (json.asText("")) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static String text(JsonNode asset, int index, String field) {
        JsonNode value = field(asset, index, field);
        return value.isTextual() ? value.asText() : "";
    }

    /** A field of a band, with the prefix of its extension or without, of the band itself or, in 1.1, of its asset. */
    static JsonNode field(JsonNode asset, int index, String field) {
        for (String list : new String[] {"bands", "eo:bands", "raster:bands"}) {
            JsonNode found = prefixed(asset.path(list).path(index), field);
            if (!found.isMissingNode() && !found.isNull()) {
                return found;
            }
        }
        return field.equals("name") ? MissingNode.getInstance() : prefixed(asset, field);
    }

    private static JsonNode prefixed(JsonNode json, String field) {
        for (String prefix : new String[] {"", "eo:", "raster:"}) {
            if (json.hasNonNull(prefix + field)) {
                return json.path(prefix + field);
            }
        }
        return MissingNode.getInstance();
    }
}
