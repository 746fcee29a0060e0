package eo.caravan.processors.source.array.zarr;

import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A folder of this machine, or behind a URL whose query, which may hold keys, is sent with every document. */
public final class FolderStore implements ZarrStore {
    private final Location folder;
    private final Resources resources;

    public FolderStore(Location folder, Resources resources) {
        this.folder = folder;
        this.resources = resources;
    }

    @Override
    public byte[] get(String key, long limit) throws IOException {
        try {
            return resources.document(location(key), limit);
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IllegalArgumentException wrong) {
            throw new IOException("it names a part '" + key + "' that no store can have", wrong);
        }
    }

    /** Keys stand in the store's own metadata: none may lead out of it. */
    private Location location(String key) {
        boolean leaves = ("/" + key + "/").matches("(?s).*/(\\.{1,2})?/.*");
        if (leaves || key.matches("(?s).*[\\\\:?#%].*")) {
            throw new IllegalArgumentException("'" + key + "' leads out of the store");
        }
        String text = folder.text();
        int query = folder.remote() ? text.indexOf('?') : -1;
        String base = query < 0 ? text : text.substring(0, query);
        String rest = query < 0 ? "" : text.substring(query);
        return Location.of(base + (base.endsWith("/") ? "" : "/") + key + rest);
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
