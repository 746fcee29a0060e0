package eo.caravan.processors.source;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Reads files of collections that hold whole cubes, such as NetCDF: what is no image of bands, rows and columns. Implementations carry
 * {@code @AutoService(CubeFiles.class)}; they belong to the formats of {@code input}.
 */
public interface CubeFiles {
    /** Whether a file is of this kind, by its name without folders. */
    boolean reads(String fileName);

    /**
     * The cube of a file: x and y, and t and bands where it has them. Reads no cell.
     *
     * @param tiles where what was decoded is kept
     * @throws IOException with a message that says what is wrong with the file, without naming it
     */
    Cube open(Location file, TilePool tiles) throws IOException;

    /** What reads a file of a name; empty where it is read as an image. */
    static Optional<CubeFiles> of(String fileName) {
        return Known.ALL.stream().filter(files -> files.reads(fileName)).findFirst();
    }

    /** What reads a file; empty where it is read as an image. */
    static Optional<CubeFiles> of(Location file) {
        return of(file.fileName());
    }

    /** All implementations that there are. */
    final class Known {
        private static final List<CubeFiles> ALL = ServiceLoader.load(CubeFiles.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        private Known() {}
    }
}
