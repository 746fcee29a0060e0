package eo.caravan.routes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of everything that the server writes, held by one server at a time. */
final class DataFolder implements AutoCloseable {
    /** Where {@code caravan ingest} puts collections. */
    static final String COLLECTIONS = "collections";

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder where it is missing and takes hold of it.
     *
     * @throws IOException where another server uses it, or it cannot be written
     */
    static DataFolder open(Path root) throws IOException {
        make(root);
        FileChannel file =
                FileChannel.open(root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new IOException("The data folder " + root + " is in use by another server. Stop that one, or choose"
                    + " another folder by --data.");
        }
        return new DataFolder(root, file);
    }

    /** Makes the folder where it is missing, for the eyes of its owner only. */
    static void make(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            return;
        }
        Files.createDirectories(root);
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path journal() {
        return root.resolve("broker");
    }

    Path results() {
        return root.resolve("results");
    }

    /** What is known of collections of other servers. */
    Path stac() {
        return root.resolve("stac");
    }

    Path files() {
        return root.resolve("files");
    }

    /** The collections that were made of plain files; made where it is missing. */
    Path collections() throws IOException {
        return Files.createDirectories(root.resolve(COLLECTIONS));
    }

    /** For files that are thrown away after use; emptied by whoever writes there. */
    Path temporary() {
        return root.resolve("temporary");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
