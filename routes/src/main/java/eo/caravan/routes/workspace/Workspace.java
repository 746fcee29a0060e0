package eo.caravan.routes.workspace;

import eo.caravan.api.file.FilePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A place for exported files. Each file appears there whole, in place of one of the same path. */
interface Workspace {
    /** Copies a file there. */
    void put(FilePath path, Path file) throws IOException;

    /** The file of a path, where there is one. */
    Optional<Path> find(FilePath path);
}
