package eo.caravan.routes.workspace;

import eo.caravan.api.file.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A folder that the operator has given to all users. */
record FolderWorkspace(Path folder) implements Workspace {
    @Override
    public void put(FilePath path, Path file) throws IOException {
        Path target = folder.resolve(path.text());
        Files.createDirectories(target.getParent());
        Path copy = Files.createTempFile(target.getParent(), ".copying-", "");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public Optional<Path> find(FilePath path) {
        Path file = folder.resolve(path.text());
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
