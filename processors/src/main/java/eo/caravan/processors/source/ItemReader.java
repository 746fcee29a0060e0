package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes readable items out of STAC items of version 1.0 or 1.1. Opens a file only where its item does not tell enough. */
final class ItemReader {
    private static final List<String> NOT_DATA = List.of("thumbnail", "overview", "visual", "metadata");
    private static final List<String> KEPT = List.of("id", "collection", "bbox", "properties");

    private final Resources resources;
    private final ProjMetadata projections = new ProjMetadata();
    private final Map<Object, Object> shared = new HashMap<>();

    ItemReader(Resources resources) {
        this.resources = resources;
    }

    /**
     * The item in a document.
     *
     * @param file the document, which hrefs are relative to
     */
    SourceItem read(Location file, JsonNode json) throws BrokenItemException {
        String id = json.path("id").asText();
        if (id.isEmpty()) {
            throw new BrokenItemException("the item has no id");
        }
        List<SourceBand> bands = new ArrayList<>();
        for (Map.Entry<String, JsonNode> asset : json.path("assets").properties()) {
            if (isData(asset.getValue())) {
                bands.addAll(bands(file, asset.getKey(), asset.getValue(), json.path("properties")));
            }
        }
        if (bands.isEmpty()) {
            throw new BrokenItemException("the item has no GeoTIFF asset with data");
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        KEPT.forEach(field -> kept.set(field, json.path(field)));
        return new SourceItem(id, file, kept, time(json.path("properties")), unique(bands));
    }

    private static Optional<Instant> time(JsonNode properties) throws BrokenItemException {
        for (String field : new String[] {"datetime", "start_datetime"}) {
            String text = properties.path(field).asText("");
            if (!text.isEmpty() && !properties.path(field).isNull()) {
                Optional<Instant> time = Instants.parse(text);
                if (time.isEmpty()) {
                    throw new BrokenItemException(field + " '" + text + "' is no RFC 3339 date and time");
                }
                return time;
            }
        }
        return Optional.empty();
    }

    private static boolean isData(JsonNode asset) {
        String href = asset.path("href").asText().toLowerCase(Locale.ROOT);
        boolean tiff = asset.path("type").asText().toLowerCase(Locale.ROOT).contains("image/tiff")
                || href.endsWith(".tif")
                || href.endsWith(".tiff");
        for (JsonNode role : asset.path("roles")) {
            tiff &= !NOT_DATA.contains(role.asText());
        }
        return tiff;
    }

    private List<SourceBand> bands(Location item, String key, JsonNode asset, JsonNode properties)
            throws BrokenItemException {
        Location file = resolve(item, asset.path("href").asText());
        Optional<Grid> grid = projections.grid(asset, properties);
        int told = BandMetadata.count(asset);
        TiffHeader header = null;
        if (grid.isEmpty() || told == 0 || !BandMetadata.typed(asset, told)) {
            header = TiffHeader.read(file, resources);
            grid = grid.or(header::grid);
        }
        if (grid.isEmpty()) {
            throw new BrokenItemException("neither the item nor " + file
                    + " says where the cells lie; add proj:code, proj:shape, proj:transform");
        }
        Grid place = share(grid.get());
        int count = told == 0 ? header.bands().size() : told;
        List<SourceBand> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Band band = share(BandMetadata.band(asset, key, i, count, Optional.ofNullable(header)));
            bands.add(new SourceBand(band, file, i, place));
        }
        return bands;
    }

    private static Location resolve(Location item, String href) throws BrokenItemException {
        try {
            return item.resolve(href);
        } catch (IllegalArgumentException e) {
            throw new BrokenItemException("the asset cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Where two assets hold a band of one name, that of the asset with fewer bands counts. */
    private static List<SourceBand> unique(List<SourceBand> bands) {
        Map<Location, Integer> sizes = new HashMap<>();
        bands.forEach(band -> sizes.merge(band.file(), 1, Integer::sum));
        List<SourceBand> kept = new ArrayList<>();
        for (SourceBand band : bands) {
            boolean better = bands.stream()
                    .noneMatch(other -> other.name().equals(band.name())
                            && (sizes.get(other.file()) < sizes.get(band.file())
                                    || sizes.get(other.file()).equals(sizes.get(band.file()))
                                            && bands.indexOf(other) < bands.indexOf(band)));
            if (better) {
                kept.add(band);
            }
        }
        return List.copyOf(kept);
    }

    /** Equal bands and grids of thousands of items become one object. */
    @SuppressWarnings("unchecked") // equal objects are of one class
    private <T> T share(T value) {
        return (T) shared.computeIfAbsent(value, same -> same);
    }
}
