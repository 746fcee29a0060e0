package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.Statistics;
import eo.caravan.processors.source.TiffHeader;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the STAC asset of a file: where its cells lie, its bands, their types and statistics. */
final class FileDescription {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> PLACE =
            List.of("proj:code", "proj:wkt2", "proj:bbox", "proj:shape", "proj:transform", "bbox");

    private final List<String> bandNames;
    private final StatisticsDepth depth;

    FileDescription(List<String> bandNames, StatisticsDepth depth) {
        this.bandNames = bandNames;
        this.depth = depth;
    }

    /**
     * The asset of a file.
     *
     * @throws IOException with the reason why it cannot be used, and what to do
     */
    ObjectNode asset(Path path) throws IOException {
        SceneFile.Stamp stamp = SceneFile.Stamp.of(path);
        try (TiffFile file = TiffFile.open(path)) {
            TiffHeader header = TiffHeader.of(file);
            Grid grid = header.grid()
                    .orElseThrow(() -> new IOException(
                            "it does not say where its cells lie; give it a reference system and a place, for example by"
                                    + " gdal_translate -a_srs -a_ullr"));
            String profile = file.overviews().isEmpty() ? "" : "; profile=cloud-optimized";
            ObjectNode asset = asset(path, "image/tiff; application=geotiff" + profile, RasterFacts.of(grid));
            addBands(asset, header, FileStatistics.of(file, depth));
            asset.put(SceneFile.SIZE, stamp.size()).put(SceneFile.WRITTEN, stamp.written());
            return asset;
        } catch (OpenEoException unknownSystem) {
            throw new IOException(unknownSystem.getMessage(), unknownSystem);
        }
    }

    /** An asset with its place, without bands yet. */
    static ObjectNode asset(Path path, String mediaType, Map<String, Object> place) {
        ObjectNode asset = JsonNodeFactory.instance.objectNode();
        asset.put("href", path.toString()).put("type", mediaType);
        asset.putArray("roles").add("data");
        PLACE.stream().filter(place::containsKey).forEach(fact -> asset.set(fact, json(place.get(fact))));
        return asset;
    }

    private void addBands(ObjectNode asset, TiffHeader header, List<Statistics> statistics) throws IOException {
        int count = header.bands().size();
        if (!bandNames.isEmpty() && count > 1 && count != bandNames.size()) {
            throw new IOException("it has " + count + " bands, but " + bandNames.size() + " names were given: "
                    + String.join(", ", bandNames));
        }
        for (int i = 0; i < count; i++) {
            TiffBand own = header.bands().get(i);
            String name = count > 1 && !bandNames.isEmpty() ? bandNames.get(i) : own.description();
            Map<String, Object> facts = RasterFacts.band(
                    name.isEmpty() ? "band_" + (i + 1) : name,
                    new Encoding(header.type(), header.noData()),
                    statistics.isEmpty() ? Map.of() : statistics.get(i).json());
            ObjectNode band = asset.withArray("bands").addObject();
            facts.forEach((fact, value) -> band.set(fact, json(value)));
            if (count == 1 && own.description().isEmpty()) {
                band.remove("name");
            }
            if (statistics.isEmpty()) {
                band.remove("statistics");
            }
            if (own.scale() != 1 || own.offset() != 0) {
                band.put("raster:scale", own.scale()).put("raster:offset", own.offset());
            }
            if (!own.unit().isEmpty()) {
                band.put("unit", own.unit());
            }
        }
    }

    private static JsonNode json(Object value) {
        return MAPPER.valueToTree(value);
    }
}
