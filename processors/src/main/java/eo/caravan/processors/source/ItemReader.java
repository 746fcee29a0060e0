package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes readable items out of STAC items of version 1.0 or 1.1. Opens a file only where its item does not tell enough. For
 * any number of threads.
 */
final class ItemReader {
    /** The registered type, and the one that STAC used before. */
    private static final Pattern TIFF_TYPE = Pattern.compile("(?i)^image/(tiff|vnd\\.stac\\.geotiff)");

    private static final Pattern TIFF_NAME = Pattern.compile("\\.tiff?$");
    private static final List<String> NOT_DATA = List.of("thumbnail", "overview", "visual", "metadata");
    private static final List<String> KEPT = List.of("id", "collection", "bbox", "properties");

    private final Resources resources;
    private final TilePool tiles;
    private final ProjMetadata projections = new ProjMetadata();
    private final Map<Object, Object> shared = new ConcurrentHashMap<>();

    /** A reader that opens files through a pool. */
    ItemReader(TilePool tiles) {
        this.resources = tiles.resources();
        this.tiles = tiles;
    }

    /**
     * The item in a document.
     *
     * @param file the document, which hrefs are relative to
     */
    SourceItem read(Location file, JsonNode json) throws BrokenItemException {
        return read(file, json, Set.of());
    }

    /**
     * The same, where only some of the bands are needed: assets that surely hold none of them are not opened.
     *
     * @param wanted names or common names; empty for all
     */
    SourceItem read(Location file, JsonNode json, Set<String> wanted) throws BrokenItemException {
        String id = json.path("id").asText();
        if (id.isEmpty()) {
            throw new BrokenItemException("the item has no id");
        }
        List<SourceBand> bands = new ArrayList<>();
        for (Map.Entry<String, JsonNode> asset :
                chosen(json.path("assets"), wanted).entrySet()) {
            bands.addAll(bands(file, asset.getKey(), asset.getValue(), json.path("properties")));
        }
        if (bands.isEmpty()) {
            throw new BrokenItemException("the item has no asset with data in a format that is read (GeoTIFF, NetCDF)");
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

    /** The assets with data; those of the wanted bands where these are all told by names. */
    private static Map<String, JsonNode> chosen(JsonNode assets, Set<String> wanted) {
        Map<String, JsonNode> data = new LinkedHashMap<>();
        Map<String, JsonNode> chosen = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        for (Map.Entry<String, JsonNode> asset : assets.properties()) {
            if (isData(asset.getValue())) {
                data.put(asset.getKey(), asset.getValue());
                Set<String> names = BandMetadata.names(asset.getValue(), asset.getKey());
                names.retainAll(wanted);
                if (told.addAll(names) || !names.isEmpty()) {
                    chosen.put(asset.getKey(), asset.getValue());
                }
            }
        }
        return !wanted.isEmpty() && told.containsAll(wanted) ? chosen : data;
    }

    /** Whether an asset holds cells in a format that is read. */
    private static boolean isData(JsonNode asset) {
        String href = asset.path("href").asText().toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
        boolean cells = TIFF_TYPE.matcher(asset.path("type").asText()).find()
                || TIFF_NAME.matcher(href).find()
                || CubeFiles.of(href.substring(href.lastIndexOf('/') + 1)).isPresent();
        for (JsonNode role : asset.path("roles")) {
            cells &= !NOT_DATA.contains(role.asText());
        }
        return cells;
    }

    private List<SourceBand> bands(Location item, String key, JsonNode asset, JsonNode properties)
            throws BrokenItemException {
        Location file = resolve(item, href(asset));
        Optional<Grid> grid = projections.grid(asset, properties);
        int told = BandMetadata.count(asset);
        if (CubeFiles.of(file).isPresent()) {
            return cubeBands(file, key, asset, properties, grid);
        }
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

    /** The bands of a file that holds a cube, at the time of the item. */
    private List<SourceBand> cubeBands(
            Location file, String key, JsonNode asset, JsonNode properties, Optional<Grid> told)
            throws BrokenItemException {
        int count = BandMetadata.count(asset);
        List<SourceBand> bands = new ArrayList<>();
        if (told.isPresent() && count > 0 && BandMetadata.typed(asset, count) && asset.has(CubeImage.TIME)) {
            Grid place = share(told.get());
            for (int i = 0; i < count; i++) {
                Band band = share(BandMetadata.band(asset, key, i, count, Optional.empty()));
                bands.add(new SourceBand(band, file, asset.path(CubeImage.TIME).asInt() * count + i, place));
            }
            return bands;
        }
        try {
            CubeImage image = CubeImages.of(file, tiles);
            int first = timeOf(image, time(properties)) * image.bandCount();
            Grid place = share(image.grid());
            for (Band band : image.bands(key)) {
                bands.add(new SourceBand(share(band), file, first + bands.size(), place));
            }
            return bands;
        } catch (OpenEoException e) {
            throw new BrokenItemException(e.getMessage(), e);
        }
    }

    private static int timeOf(CubeImage image, Optional<Instant> time) throws BrokenItemException {
        List<Optional<Instant>> times = image.times();
        if (times.size() == 1) {
            return 0;
        }
        int index = times.indexOf(time);
        if (index < 0) {
            throw new BrokenItemException("its file holds " + times.size() + " times, none of which is "
                    + time.map(Instant::toString).orElse("told by the item")
                    + "; make an item a time, each with its datetime");
        }
        return index;
    }

    /** The address of an asset, or another one of the same file that can be reached by http. */
    private static String href(JsonNode asset) {
        String href = asset.path("href").asText();
        if (href.startsWith("s3://")) {
            for (JsonNode other : asset.path("alternate")) {
                if (other.path("href").asText().startsWith("http")) {
                    return other.path("href").asText();
                }
            }
        }
        return href;
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
