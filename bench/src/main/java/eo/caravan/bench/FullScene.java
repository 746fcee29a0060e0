package eo.caravan.bench;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.demo.DemoBand;
import eo.caravan.processors.demo.DemoDate;
import eo.caravan.processors.demo.DemoScene;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.nio.file.Path;
import java.util.List;

/** Makes a scene of the size of a Sentinel-2 tile: one date of the demo landscape, B04 and B08. Argument: the folder. */
public final class FullScene {
    private static final int SIDE = 10_980;
    private static final int CLEAR_DAY = 2;
    private static final long MEMORY = 256L << 20;

    private FullScene() {}

    /** Writes the collection {@code FULL_SCENE}. */
    public static void main(String[] arguments) throws Exception {
        Grid grid = new Grid(Crs.epsg(32632), 600_000, 5_200_020, 10, -10, SIDE, SIDE);
        DemoDate date = DemoDate.season().get(CLEAR_DAY);
        int threads = Runtime.getRuntime().availableProcessors();
        try (ChunkExecutor executor = new ChunkExecutor(threads, MEMORY)) {
            new DemoScene(grid, List.of(date), List.of(DemoBand.B04, DemoBand.B08))
                    .write(Path.of(arguments[0]), "FULL_SCENE", executor, RunControl.UNWATCHED);
        }
    }
}
