package eo.caravan.persistence.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * Lets other processes of this machine and this user into an H2 file that a running server holds: H2's own TCP server on the
 * loopback interface, for this one database, and only for who knows the key in the file beside it.
 *
 * <p>H2's {@code AUTO_SERVER} does the same, but then closes the database as soon as the process is asked to stop, while
 * everything else is still coming to its end.
 */
final class Door implements AutoCloseable {
    private static final int KEY_BYTES = 24;
    private static final int CONNECT_MILLIS = 2_000;

    private final Server server;
    private final Path address;

    private Door(Server server, Path address) {
        this.server = server;
        this.address = address;
    }

    /** Opens a door to the database in this file, which this process has open. */
    static Door open(Path file) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        try {
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, "file:" + file)
                    .start();
            Path address = address(file);
            write(address, server.getPort() + "/" + key);
            return new Door(server, address);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The database in " + file + " cannot be shared with the command line", e);
        }
    }

    /** The JDBC URL of the door to the database in this file, if a running process holds one open. */
    static Optional<String> find(Path file) {
        try {
            String text = Files.readString(address(file)).strip();
            int port = Integer.parseInt(text.substring(0, text.indexOf('/')));
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            }
            return Optional.of("jdbc:h2:tcp://127.0.0.1:" + text);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    private static Path address(Path file) {
        return file.resolveSibling(file.getFileName() + ".door");
    }

    private static void write(Path address, String text) throws IOException {
        Path draft = Files.createTempFile(address.getParent(), "door", ".new", ownerOnly(address));
        Files.writeString(draft, text);
        Files.move(draft, address, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        server.stop();
        try {
            Files.deleteIfExists(address);
        } catch (IOException left) {
            // an address where nobody answers does no harm
        }
    }
}
