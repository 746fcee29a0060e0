package eo.caravan.processors.source.array.zarr;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.SourceChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip file; where all its entries lie in one folder, that is the store. */
public final class ZipStore implements ZarrStore {
    private static final int STEP = 1 << 16;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    private ZipStore(ZipFile zip) {
        this.zip = zip;
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        String folder = all.stream()
                .map(ZipArchiveEntry::getName)
                .filter(name -> name.endsWith(".zmetadata")
                        || name.endsWith("zarr.json")
                        || name.endsWith(".zgroup")
                        || name.endsWith(".zarray"))
                .min((one, other) -> Integer.compare(one.length(), other.length()))
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                .orElse("");
        for (ZipArchiveEntry entry : all) {
            if (!entry.isDirectory() && entry.getName().startsWith(folder)) {
                entries.put(entry.getName().substring(folder.length()), entry);
            }
        }
    }

    /**
     * Reads the directory of a zip file.
     *
     * @param source is closed with the store; the caller closes it where this fails
     */
    public static ZipStore open(ByteSource source) throws IOException {
        try {
            return new ZipStore(ZipFile.builder()
                    .setSeekableByteChannel(new SourceChannel(source))
                    .setIgnoreLocalFileHeader(true)
                    .get());
        } catch (RuntimeException e) {
            throw new IOException("it is no zip file that can be read: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] get(String key, long limit) throws IOException {
        ZipArchiveEntry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[STEP];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                if (out.size() > limit) {
                    throw new IOException("its part '" + key + "' has more than the " + limit + " bytes that are read");
                }
            }
            return out.toByteArray();
        } catch (RuntimeException e) {
            throw new IOException("its part '" + key + "' cannot be unpacked: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
