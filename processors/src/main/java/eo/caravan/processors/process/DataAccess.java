package eo.caravan.processors.process;

import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.source.StacSources;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.stac.StacLimits;

/**
 * How steps reach data that is in no collection.
 *
 * @param resources opens locations, within the limits of the server
 * @param tiles where decoded tiles are kept
 * @param formats what can be read
 * @param stac opens STAC of other servers
 * @param user what the user has
 */
public record DataAccess(Resources resources, TilePool tiles, InputFormats formats, StacSources stac, UserData user) {
    private static final long SMALL = 32L << 20;

    /** The same with STAC sources of their own, within the usual limits. */
    public DataAccess(Resources resources, TilePool tiles, InputFormats formats, UserData user) {
        this(resources, tiles, formats, new StacSources(resources, tiles, StacLimits.STANDARD), user);
    }

    /** The same for somebody else. */
    public DataAccess of(UserData somebody) {
        return new DataAccess(resources, tiles, formats, stac, somebody);
    }

    /** Only files of this machine, for nobody: for tests and examples. */
    public static DataAccess local() {
        Resources resources = new LocalResources();
        return new DataAccess(resources, new TilePool(SMALL, resources), new InputFormats(), UserData.none());
    }
}
