package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the grid of an asset from STAC's projection extension, version 1 or 2. Remembers systems, so that equal ones are one. */
final class ProjMetadata {
    private final Map<JsonNode, Crs> known = new ConcurrentHashMap<>();

    /**
     * The grid of an asset.
     *
     * @param properties of the item, which hold for all its assets that do not say otherwise
     * @return empty where the metadata is not complete
     */
    Optional<Grid> grid(JsonNode asset, JsonNode properties) throws BrokenItemException {
        Optional<Crs> crs = crs(asset);
        if (crs.isEmpty()) {
            crs = crs(properties);
        }
        JsonNode shape = asset.has("proj:shape") ? asset.path("proj:shape") : properties.path("proj:shape");
        JsonNode transform =
                asset.has("proj:transform") ? asset.path("proj:transform") : properties.path("proj:transform");
        JsonNode box = asset.has("proj:bbox") ? asset.path("proj:bbox") : properties.path("proj:bbox");
        if (crs.isEmpty() || shape.size() != 2 || !own(asset, properties)) {
            return Optional.empty();
        }
        int height = shape.path(0).asInt();
        int width = shape.path(1).asInt();
        if (height < 1 || width < 1) {
            throw new BrokenItemException("proj:shape " + shape + " must be [rows, columns], both at least 1");
        }
        if (transform.size() >= 6) {
            return Optional.of(ofTransform(crs.get(), transform, width, height));
        }
        return box.size() == 4 ? Optional.of(ofBox(crs.get(), box, width, height)) : Optional.empty();
    }

    private static Grid ofTransform(Crs crs, JsonNode t, int width, int height) throws BrokenItemException {
        double stepX = t.path(0).asDouble();
        double stepY = t.path(4).asDouble();
        if (t.path(1).asDouble() != 0 || t.path(3).asDouble() != 0 || stepX <= 0 || stepY == 0) {
            throw new BrokenItemException(
                    "proj:transform " + t + " is rotated or has no cell size; warp the file first");
        }
        return new Grid(crs, t.path(2).asDouble(), t.path(5).asDouble(), stepX, stepY, width, height);
    }

    private static Grid ofBox(Crs crs, JsonNode box, int width, int height) throws BrokenItemException {
        double west = box.path(0).asDouble();
        double north = box.path(3).asDouble();
        double stepX = (box.path(2).asDouble() - west) / width;
        double stepY = (box.path(1).asDouble() - north) / height;
        if (!(stepX > 0) || !(stepY < 0)) {
            throw new BrokenItemException("proj:bbox " + box + " must be [west, south, east, north]");
        }
        return new Grid(crs, west, north, stepX, stepY, width, height);
    }

    /**
     * Whether shape and place are the asset's own: what the item says for all of them does not hold for an asset that tells
     * another resolution.
     */
    private static boolean own(JsonNode asset, JsonNode properties) {
        if (asset.has("proj:shape") || asset.has("proj:transform")) {
            return asset.has("proj:shape")
                    && (asset.has("proj:transform") || asset.has("proj:bbox") || properties.has("proj:bbox"));
        }
        double declared = properties.path("proj:transform").path(0).asDouble(Double.NaN);
        double told =
                asset.path("raster:bands").path(0).path("spatial_resolution").asDouble(Double.NaN);
        if (Double.isNaN(told)) {
            told = asset.path("raster:spatial_resolution")
                    .asDouble(asset.path("gsd").asDouble(Double.NaN));
        }
        return Double.isNaN(told) || Double.isNaN(declared) || Math.abs(told - declared) < 0.01 * declared;
    }

    private Optional<Crs> crs(JsonNode json) throws BrokenItemException {
        for (String field : new String[] {"proj:code", "proj:epsg", "proj:wkt2", "proj:projjson"}) {
            JsonNode value = json.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                return Optional.of(crs(field, value));
            }
        }
        return Optional.empty();
    }

    private Crs crs(String field, JsonNode value) throws BrokenItemException {
        try {
            return known.computeIfAbsent(value, CoordinateSystems::read);
        } catch (OpenEoException e) {
            throw new BrokenItemException(field + ": " + e.getMessage(), e);
        }
    }
}
