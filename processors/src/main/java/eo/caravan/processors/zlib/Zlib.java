package eo.caravan.processors.zlib;

import com.intel.gkl.compression.IntelDeflater;
import com.intel.gkl.compression.IntelInflater;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the codecs for zlib streams: Intel's library where it loads (Linux and macOS on x86-64), otherwise the JDK's. The system property
 * {@code caravan.native} set to {@code false} leaves the library out. For any number of threads.
 */
public final class Zlib {
    private static final Logger LOG = LoggerFactory.getLogger(Zlib.class);
    private static final boolean NATIVE = !"false".equals(System.getProperty("caravan.native")) && load();

    private Zlib() {}

    /** A codec to be closed by the thread that uses it. */
    public static InflateCodec inflater() {
        return NATIVE ? new NativeInflateCodec() : new JdkInflateCodec();
    }

    /**
     * A codec to be closed by the thread that uses it.
     *
     * @param level 1 (fast) to 9 (small)
     */
    public static DeflateCodec deflater(int level) {
        return NATIVE && level <= NativeDeflateCodec.HIGHEST_LEVEL
                ? new NativeDeflateCodec(level)
                : new JdkDeflateCodec(level);
    }

    /** The library unpacks itself into a folder; nothing of it stays there once it is loaded. */
    private static boolean load() {
        try {
            Path folder = Files.createTempDirectory("caravan-native");
            try {
                boolean loaded = new IntelInflater(true).load(folder.toFile())
                        && new IntelDeflater(1, true).load(folder.toFile());
                LOG.info("DEFLATE by {}", loaded ? "Intel's library" : "the JDK, no library for this machine");
                return loaded;
            } finally {
                File[] unpacked = folder.toFile().listFiles();
                for (File file : unpacked == null ? new File[0] : unpacked) {
                    Files.deleteIfExists(file.toPath());
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.info("DEFLATE by the JDK, the faster library cannot be loaded: {}", e.getMessage());
            return false;
        }
    }
}
