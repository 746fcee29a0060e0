package eo.caravan.routes.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A secret of this server: made at random when it is first needed, and kept in a file that only its owner may read. */
public final class SecretFile {
    private static final int BYTES = 32;

    private SecretFile() {}

    /** The 32 bytes of the secret of this name, which lies below {@code folder}. */
    public static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read or made", e);
        }
    }

    /** Written whole under another name first, so that nobody ever reads half a secret. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path draft = Files.createTempFile(folder, "secret", ".new", ownerOnly("rw-------"));
        Files.write(draft, secret);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // somebody else was first: theirs counts
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(draft);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
