package eo.caravan.persistence.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.FilePath;
import eo.caravan.api.file.UserFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file that is being received. Its bytes go into a file of its own and count against the quota from the moment they are announced by
 * {@link #grow}; {@link #commit} makes them the content of the path at once, and closing without that leaves nothing. For one thread at a
 * time.
 */
public final class Upload implements AutoCloseable {
    private final UserFiles files;
    private final UserSpace space;
    private final FilePath path;
    private final Path target;
    private final Path temporary;
    private final long largest;
    private long bytes;
    private boolean closed;

    Upload(UserFiles files, UserSpace space, FilePath path, Path target, Path temporary, long largest) {
        this.files = files;
        this.space = space;
        this.path = path;
        this.target = target;
        this.temporary = temporary;
        this.largest = largest;
    }

    /** Where the bytes are to be written; the file is there and empty. */
    public Path file() {
        return temporary;
    }

    /** Where the file will lie. */
    public Path target() {
        return target;
    }

    /**
     * Asks for room for more bytes.
     *
     * @throws OpenEoException FileSizeExceeded, StorageQuotaExceeded; then nothing more may be written
     */
    public void grow(long more) {
        if (bytes + more > largest) {
            throw new OpenEoException(ApiErrorCode.FILE_SIZE_EXCEEDED, Map.of("size", largest + " bytes"));
        }
        space.reserve(more);
        bytes += more;
    }

    /**
     * Makes what was written the content of the file, whose folders are made; what was there before is replaced.
     *
     * @throws OpenEoException FilePathInvalid, FolderOperationUnsupported where something else lies there by now
     */
    public UserFile commit() throws IOException {
        try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        UserFile kept = files.keep(space, path, temporary);
        close();
        return kept;
    }

    /** Gives the room back, and deletes what was not committed. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            space.release(bytes);
            Files.deleteIfExists(temporary);
        }
    }
}
