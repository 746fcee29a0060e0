package eo.caravan.routes.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the demo user: made by chance once, so that a demo that listens to others is not open to all of them. */
public final class DemoPassword {
    private static final int RANDOM_BYTES = 12;

    private DemoPassword() {}

    /** The password kept in {@code folder}, readable by its owner only; made where there is none yet. */
    public static String in(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.deleteIfExists(file);
            Files.createDirectories(folder);
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
