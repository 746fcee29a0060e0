package eo.caravan.persistence.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.FilePath;
import eo.caravan.api.file.Storage;
import eo.caravan.api.file.UserFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of all users, each in a folder of their own with the same quota. A file appears whole or not at all, and who reads one that
 * is replaced goes on reading what it was. Symbolic links are neither followed nor listed. For any number of threads of one process.
 */
public final class UserFiles {
    private final Path homes;
    private final Path uploads;
    private final long quota;
    private final long largest;
    private final Map<String, UserSpace> spaces = new ConcurrentHashMap<>();

    /**
     * Opens the folder; what uploads left there when the process was stopped is deleted.
     *
     * @param root belongs to these files alone; made where it is missing
     * @param quota bytes that a user may store
     * @param largest bytes that a file may have
     */
    public UserFiles(Path root, long quota, long largest) {
        this.homes = root.resolve("users").toAbsolutePath().normalize();
        this.uploads = root.resolve("uploads").toAbsolutePath().normalize();
        this.quota = quota;
        this.largest = largest;
        try {
            Files.createDirectories(homes);
            Files.createDirectories(uploads);
            try (Stream<Path> left = Files.list(uploads)) {
                for (Path upload : left.toList()) {
                    Files.deleteIfExists(upload);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of user files " + root + " cannot be used", e);
        }
    }

    /** The files of a user, by path. */
    public List<UserFile> list(String user) throws IOException {
        Path home = space(user).home();
        List<UserFile> found = new ArrayList<>();
        if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    String path = home.relativize(file).toString().replace(File.separatorChar, '/');
                    FilePath.read(path)
                            .ifPresent(named -> found.add(new UserFile(
                                    named,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant())));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException deletedMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(UserFile::path));
        return found;
    }

    /** What a user may still store. */
    public Storage storage(String user) throws IOException {
        return measured(user).storage();
    }

    /**
     * Where a file of a user lies.
     *
     * @throws OpenEoException FilePathInvalid, FileNotFound, FolderOperationUnsupported
     */
    public Path find(String user, String path) {
        FilePath checked = new FilePath(path);
        Path file = resolve(space(user).home(), checked);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OpenEoException(ApiErrorCode.FOLDER_OPERATION_UNSUPPORTED, Map.of());
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, Map.of("file", path));
        }
        return file;
    }

    /**
     * Begins to receive a file; the caller closes the upload.
     *
     * @throws OpenEoException FilePathInvalid, FolderOperationUnsupported
     */
    public Upload begin(String user, String path) throws IOException {
        FilePath checked = new FilePath(path);
        UserSpace space = measured(user);
        Path file = resolve(space.home(), checked);
        refuseFolder(file);
        return new Upload(this, space, checked, file, Files.createTempFile(uploads, "upload-", ".part"), largest);
    }

    /** Moves what an upload has written to its place. */
    UserFile keep(UserSpace space, FilePath path, Path written) throws IOException {
        synchronized (space) {
            Path file = resolve(space.home(), path);
            refuseFolder(file);
            try {
                Files.createDirectories(file.getParent());
            } catch (FileAlreadyExistsException e) {
                String why = ApiErrorCode.FILE_PATH_INVALID.message(
                        Map.of("reason", "one of its folders is a file already."));
                throw new OpenEoException(ApiErrorCode.FILE_PATH_INVALID, why, e);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            space.stored(bytes(space.home()));
            BasicFileAttributes stored = Files.readAttributes(file, BasicFileAttributes.class);
            return new UserFile(path, stored.size(), stored.lastModifiedTime().toInstant());
        }
    }

    /**
     * Deletes a file, and the folders around it that are empty then.
     *
     * @throws OpenEoException FilePathInvalid, FileNotFound, FolderOperationUnsupported
     */
    public void delete(String user, String path) throws IOException {
        UserSpace space = space(user);
        synchronized (space) {
            Path file = find(user, path);
            Files.delete(file);
            for (Path folder = file.getParent(); !folder.equals(space.home()); folder = folder.getParent()) {
                try (Stream<Path> rest = Files.list(folder)) {
                    if (rest.findAny().isPresent()) {
                        break;
                    }
                }
                Files.delete(folder);
            }
            space.stored(bytes(space.home()));
        }
    }

    private UserSpace space(String user) {
        return spaces.computeIfAbsent(user, name -> new UserSpace(homes.resolve(FolderName.of(name)), quota));
    }

    private UserSpace measured(String user) throws IOException {
        UserSpace space = space(user);
        synchronized (space) {
            space.stored(bytes(space.home()));
        }
        return space;
    }

    private static long bytes(Path home) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
        } catch (NoSuchFileException nothingYet) {
            return bytes;
        } catch (UncheckedIOException deletedMeanwhile) {
            return bytes;
        }
        return bytes;
    }

    private static void refuseFolder(Path file) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OpenEoException(ApiErrorCode.FOLDER_OPERATION_UNSUPPORTED, Map.of());
        }
    }

    /** The place of a path; no link on the way leads elsewhere. */
    private static Path resolve(Path home, FilePath path) {
        Path place = home;
        for (String part : path.parts()) {
            place = place.resolve(part);
            if (Files.isSymbolicLink(place)) {
                throw new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, Map.of("file", path.text()));
            }
        }
        return place;
    }
}
