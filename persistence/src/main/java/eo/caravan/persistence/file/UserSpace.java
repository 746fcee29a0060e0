package eo.caravan.persistence.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.Storage;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of one user and the bytes that are spoken for there. Its monitor guards changes of the folder, which may take a while; the
 * numbers never wait for those.
 */
final class UserSpace {
    private final Path home;
    private final long quota;
    private final Object numbers = new Object();
    private long stored;
    private long reserved;

    UserSpace(Path home, long quota) {
        this.home = home;
        this.quota = quota;
    }

    Path home() {
        return home;
    }

    /** Notes what the files occupy. */
    void stored(long bytes) {
        synchronized (numbers) {
            stored = bytes;
        }
    }

    Storage storage() {
        synchronized (numbers) {
            return new Storage(Math.max(0, quota - stored - reserved), quota);
        }
    }

    void reserve(long bytes) {
        synchronized (numbers) {
            if (stored + reserved + bytes > quota) {
                throw new OpenEoException(ApiErrorCode.STORAGE_QUOTA_EXCEEDED, Map.of());
            }
            reserved += bytes;
        }
    }

    void release(long bytes) {
        synchronized (numbers) {
            reserved -= bytes;
        }
    }
}
