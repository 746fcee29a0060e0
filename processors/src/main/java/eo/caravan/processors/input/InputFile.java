package eo.caravan.processors.input;

import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.util.Map;

/**
 * A file that a user wants to be read.
 *
 * @param resources opens the location and its neighbours
 * @param tiles where decoded tiles are kept, and files stay open between reads
 * @param options as given by the user, checked by the format
 */
public record InputFile(Location location, Resources resources, TilePool tiles, Map<String, Object> options) {}
