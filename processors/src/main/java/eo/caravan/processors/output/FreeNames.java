package eo.caravan.processors.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Moves the files of a result to where those of other results may lie already. */
final class FreeNames {
    private FreeNames() {}

    /**
     * Moves files under their own names or, where one of these is taken, all of them with a number behind their base name.
     *
     * @param files in the folder {@code from}, their names beginning with {@code baseName}
     * @return the files under their new names
     */
    static List<ResultFile> move(List<ResultFile> files, String baseName, Path from, Path to) throws IOException {
        String name = baseName;
        for (int number = 2; taken(files, baseName, name, to); number++) {
            name = baseName + "_" + number;
        }
        List<ResultFile> moved = new ArrayList<>();
        for (ResultFile file : files) {
            Path path = renamed(file.path(), baseName, name);
            Files.move(from.resolve(file.path().toString()), to.resolve(path.toString()));
            moved.add(new ResultFile(path, file.mediaType(), file.title(), file.roles(), file.stac()));
        }
        return moved;
    }

    private static boolean taken(List<ResultFile> files, String baseName, String name, Path folder) {
        return files.stream()
                .anyMatch(file -> Files.exists(
                        folder.resolve(renamed(file.path(), baseName, name).toString())));
    }

    private static Path renamed(Path path, String baseName, String name) {
        return Path.of(name + path.toString().substring(baseName.length()));
    }
}
