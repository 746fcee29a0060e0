package eo.caravan.processors.process;

import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Resources;

/**
 * How steps reach data that is in no collection.
 *
 * @param resources opens locations, within the limits of the server
 * @param tiles where decoded tiles are kept
 * @param formats what can be read
 * @param user what the user has
 */
public record DataAccess(Resources resources, TilePool tiles, InputFormats formats, UserData user) {
    private static final long SMALL = 32L << 20;

    /** Only files of this machine, for nobody: for tests and examples. */
    public static DataAccess local() {
        Resources resources = new LocalResources();
        return new DataAccess(resources, new TilePool(SMALL, resources), new InputFormats(), UserData.none());
    }
}
