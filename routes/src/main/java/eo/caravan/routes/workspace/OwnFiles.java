package eo.caravan.routes.workspace;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.FilePath;
import eo.caravan.persistence.file.Upload;
import eo.caravan.persistence.file.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a user as a workspace, within the quota.
 *
 * @param changed hears of each file whose content is another one from now on
 */
record OwnFiles(UserFiles files, String user, Consumer<Path> changed) implements Workspace {
    @Override
    public void put(FilePath path, Path file) throws IOException {
        try (Upload upload = files.begin(user, path.text())) {
            upload.grow(Files.size(file));
            Files.copy(file, upload.file(), StandardCopyOption.REPLACE_EXISTING);
            upload.commit();
            changed.accept(upload.target());
        }
    }

    @Override
    public Optional<Path> find(FilePath path) {
        try {
            return Optional.of(files.find(user, path.text()));
        } catch (OpenEoException nothingThere) {
            return Optional.empty();
        }
    }
}
