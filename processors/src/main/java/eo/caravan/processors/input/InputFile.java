package eo.caravan.processors.input;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.util.Map;
import java.util.Optional;

/**
 * A file that a user wants to be read.
 *
 * @param resources opens the location and its neighbours
 * @param tiles where decoded tiles are kept, and files stay open between reads
 * @param options as given by the user, checked by the format
 * @param view the grid that is wanted, where a format can read at one; others read at their own
 */
public record InputFile(
        Location location, Resources resources, TilePool tiles, Map<String, Object> options, Optional<Grid> view) {
    /** A file that is read at its own grid. */
    public InputFile(Location location, Resources resources, TilePool tiles, Map<String, Object> options) {
        this(location, resources, tiles, options, Optional.empty());
    }
}
