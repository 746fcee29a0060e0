package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.Statistics;
import eo.caravan.processors.source.CubeFiles;
import eo.caravan.processors.source.CubeImage;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the STAC assets of a file that holds a cube: one for each of its times. */
final class CubeDescription {
    /** How many assets a file has in all. */
    static final String TIMES = "caravan:times";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Of so many tiles, spread evenly, statistics are approximate. */
    private static final int ENOUGH_TILES = 4;

    private final TilePool tiles;
    private final StatisticsDepth depth;

    CubeDescription(TilePool tiles, StatisticsDepth depth) {
        this.tiles = tiles;
        this.depth = depth;
    }

    /**
     * An asset and its time.
     *
     * @param time empty where the file tells none
     */
    record Timed(Optional<Instant> time, ObjectNode asset) {}

    /** The assets of a file, in the order of its times. */
    List<Timed> assets(Path path, CubeFiles files) throws IOException {
        SceneFile.Stamp stamp = SceneFile.Stamp.of(path);
        Location location = Location.of(path);
        tiles.refresh(location);
        CubeImage image = new CubeImage(files.open(location, tiles));
        List<Timed> assets = new ArrayList<>();
        for (int t = 0; t < image.times().size(); t++) {
            ObjectNode asset = FileDescription.asset(path, "application/netcdf", RasterFacts.of(image.grid()));
            List<Band> bands = image.bands("data");
            for (int b = 0; b < bands.size(); b++) {
                Map<String, Object> facts = RasterFacts.band(
                        bands.get(b).name(),
                        bands.get(b).encoding(),
                        statistics(image, t * bands.size() + b).json());
                ObjectNode band = MAPPER.valueToTree(facts);
                asset.withArray("bands").add(depth == StatisticsDepth.NONE ? band.without("statistics") : band);
            }
            asset.put(CubeImage.TIME, t).put(TIMES, image.times().size());
            asset.put(SceneFile.SIZE, stamp.size()).put(SceneFile.WRITTEN, stamp.written());
            assets.add(new Timed(image.times().get(t), asset));
        }
        return assets;
    }

    private Statistics statistics(CubeImage image, int sample) {
        Statistics statistics = Statistics.of(new double[0], 0, 0);
        TiffLayout layout = image.layout();
        int all = layout.tilesAcross() * layout.tilesDown();
        int count =
                depth == StatisticsDepth.NONE ? 0 : depth == StatisticsDepth.FULL ? all : Math.min(all, ENOUGH_TILES);
        for (int i = 0; i < count; i++) {
            int tile = (int) ((2L * i + 1) * all / (2L * count));
            int column = tile % layout.tilesAcross();
            int row = tile / layout.tilesAcross();
            int width = Math.min(layout.tileWidth(), layout.width() - column * layout.tileWidth());
            int height = Math.min(layout.tileHeight(), layout.height() - row * layout.tileHeight());
            double[] values = new double[width * height];
            TileData cells = image.tile(sample, column, row);
            for (int y = 0; y < height; y++) {
                cells.copyRow(0, 0, y, width, values, y * width);
            }
            statistics.add(Statistics.of(values, 0, values.length));
        }
        return statistics;
    }
}
