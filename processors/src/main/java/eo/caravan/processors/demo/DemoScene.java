package eo.caravan.processors.demo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulated series of scenes of any size, all of the same endless landscape. Written tile by tile: memory does not grow with
 * the scene. The same arguments give the same cells whatever the threads.
 */
public final class DemoScene {
    /** Cells of the landscape that are remembered from one date to the next, where there is a next. */
    private static final long REMEMBERED = 1_000_000;
    /** What a cell needs while it is measured: spectra sharp and blurred, clouds, and what is stored. */
    private static final long CELL_BYTES = Land.CELL_BYTES + 5 * 4 + 5 * 4 + 2 * 4 + 6 * 4L;

    private final Grid grid;
    private final List<DemoDate> dates;
    private final List<DemoBand> bands;
    private final Cache<Tile, Land> lands;

    private record Tile(int column, int row) {}

    private record Part(int date, Tile tile) {}

    /**
     * A series.
     *
     * @param grid the cells of the bands of 10 m: an even number across and down, in a projected system with an EPSG code,
     *     north up
     * @param dates in the order of time
     * @param bands that are written
     */
    public DemoScene(Grid grid, List<DemoDate> dates, List<DemoBand> bands) {
        boolean even = grid.width() % 2 == 0 && grid.height() % 2 == 0;
        boolean ten = grid.stepX() == SceneTile.STEP && grid.stepY() == -SceneTile.STEP;
        if (!even || !ten || grid.crs().epsgCode().isEmpty()) {
            throw new IllegalArgumentException("a demo scene needs an even number of cells of 10 m and an EPSG code");
        }
        if (dates.isEmpty() || bands.isEmpty()) {
            throw new IllegalArgumentException("a demo scene needs a date and a band");
        }
        this.grid = grid;
        this.dates = List.copyOf(dates);
        this.bands = List.copyOf(bands);
        this.lands = Caffeine.newBuilder()
                .maximumWeight(dates.size() == 1 ? 0 : REMEMBERED)
                .weigher((Tile tile, Land land) -> land.width * land.height)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Writes {@code collection.json} and a folder with an item for each date.
     *
     * @param collection the folder, which is made
     * @param id of the collection
     * @param control is told of the tiles done of those planned, and may cancel
     * @throws IOException where a file cannot be written
     * @throws eo.caravan.processors.execute.CancelledException where {@code control} says so
     * @throws Exception what else stopped the executor, such as an interruption
     */
    public void write(Path collection, String id, ChunkExecutor executor, RunControl control) throws Exception {
        Files.createDirectories(collection);
        List<Tile> tiles = tiles();
        List<Part> parts = new ArrayList<>();
        for (int date = 0; date < dates.size(); date++) {
            for (Tile tile : tiles) {
                parts.add(new Part(date, tile));
            }
        }
        try (Passes passes = new Passes(collection, id, tiles.size())) {
            executor.run(parts, this::memory, part -> measure(part, passes), done -> {}, control);
        } finally {
            lands.invalidateAll();
        }
        List<String> items = dates.stream().map(date -> item(id, date).id()).toList();
        StacJson.write(
                collection.resolve("collection.json"), new SceneCollection(id, grid, dates, bands).describe(items));
    }

    private List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row * PassWriter.TILE < grid.height(); row++) {
            for (int column = 0; column * PassWriter.TILE < grid.width(); column++) {
                tiles.add(new Tile(column, row));
            }
        }
        return tiles;
    }

    private Footprint footprint(DemoDate date) {
        return new Footprint(grid.extent(), date.halved());
    }

    private SceneItem item(String id, DemoDate date) {
        return new SceneItem(id, grid, date, footprint(date));
    }

    private int columns(Tile tile) {
        return Math.min(PassWriter.TILE, grid.width() - tile.column * PassWriter.TILE);
    }

    private int rows(Tile tile) {
        return Math.min(PassWriter.TILE, grid.height() - tile.row * PassWriter.TILE);
    }

    private long memory(Part part) {
        return CELL_BYTES * columns(part.tile) * rows(part.tile);
    }

    private Part measure(Part part, Passes passes) throws IOException {
        Tile tile = part.tile;
        double west = grid.originX() + tile.column * PassWriter.TILE * SceneTile.STEP;
        double north = grid.originY() - tile.row * PassWriter.TILE * SceneTile.STEP;
        DemoDate date = dates.get(part.date);
        Land land = lands.get(tile, t -> Land.survey(west, north, SceneTile.STEP, columns(t), rows(t)));
        Map<DemoBand, float[]> cells = SceneTile.measure(land, west, north, date, footprint(date));
        passes.append(part, cells);
        return part;
    }

    /** The passes that are being written: few at a time, as the parts come date by date. */
    private final class Passes implements AutoCloseable {
        private final Path collection;
        private final String id;
        private final int tiles;
        private final Map<Integer, Pass> open = new ConcurrentHashMap<>();

        private record Pass(PassWriter writer, AtomicInteger missing) {}

        Passes(Path collection, String id, int tiles) {
            this.collection = collection;
            this.id = id;
            this.tiles = tiles;
        }

        void append(Part part, Map<DemoBand, float[]> cells) throws IOException {
            Pass pass = pass(part.date);
            pass.writer.append(part.tile.column, part.tile.row, cells);
            if (pass.missing.decrementAndGet() == 0) {
                open.remove(part.date);
                try (PassWriter writer = pass.writer) {
                    writer.finish();
                }
            }
        }

        private synchronized Pass pass(int date) throws IOException {
            Pass pass = open.get(date);
            if (pass == null) {
                SceneItem item = item(id, dates.get(date));
                pass = new Pass(PassWriter.begin(collection, item, grid, bands), new AtomicInteger(tiles));
                open.put(date, pass);
            }
            return pass;
        }

        /** Leaves what was not finished. */
        @Override
        public void close() throws IOException {
            for (Pass pass : open.values()) {
                pass.writer.close();
            }
        }
    }
}
