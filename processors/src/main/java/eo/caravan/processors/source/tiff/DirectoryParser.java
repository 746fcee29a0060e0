package eo.caravan.processors.source.tiff;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds all directories of a file: the chain from the header, and the sub-directories of its first member. */
final class DirectoryParser {
    private static final int MAX_DIRECTORIES = 1000;
    private static final int MAX_ENTRIES = 4096;

    private final HeaderBytes bytes;
    private final Set<Long> visited = new HashSet<>();
    private final List<TiffDirectory> found = new ArrayList<>();
    private boolean big;

    private DirectoryParser(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    /** All directories in the order of the chain, those of SubIFDs last; at least one. */
    static List<TiffDirectory> parse(ByteSource source) throws IOException {
        DirectoryParser parser = new DirectoryParser(new HeaderBytes(source));
        parser.followChain(parser.parseHeader(source.size()));
        if (parser.found.isEmpty()) {
            throw new MalformedTiffException(source.name(), "holds no image");
        }
        for (long position : parser.found.get(0).numbers(TiffTag.SUB_IFDS)) {
            parser.followChain(position);
        }
        return parser.found;
    }

    private long parseHeader(long size) throws IOException {
        if (size < 8) {
            throw new MalformedTiffException(bytes.name(), "is too short for a TIFF (" + size + " bytes)");
        }
        ByteBuffer start = bytes.at(0, 8);
        int mark = start.getShort(0);
        if (mark == 0x4949) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
        } else if (mark == 0x4D4D) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        } else {
            throw new MalformedTiffException(bytes.name(), "is no TIFF: it begins with neither II nor MM");
        }
        start.order(bytes.order());
        int version = start.getShort(2);
        if (version == 42) {
            return start.getInt(4) & 0xFFFFFFFFL;
        }
        if (version != 43 || start.getShort(4) != 8 || start.getShort(6) != 0) {
            throw new MalformedTiffException(bytes.name(), "is no TIFF: its version is " + version);
        }
        big = true;
        return bytes.at(8, 8).getLong();
    }

    private void followChain(long first) throws IOException {
        long position = first;
        while (position != 0) {
            if (!visited.add(position)) {
                throw new MalformedTiffException(bytes.name(), "its directories form a loop at byte " + position);
            }
            if (found.size() >= MAX_DIRECTORIES) {
                throw new MalformedTiffException(bytes.name(), "has more than " + MAX_DIRECTORIES + " directories");
            }
            position = parseDirectory(position);
        }
    }

    private long parseDirectory(long position) throws IOException {
        int head = big ? 8 : 2;
        ByteBuffer start = bytes.at(position, head);
        long count = big ? start.getLong() : start.getShort() & 0xFFFF;
        if (count < 1 || count > MAX_ENTRIES) {
            throw new MalformedTiffException(
                    bytes.name(), "the directory at byte " + position + " claims " + count + " tags");
        }
        int entrySize = big ? 20 : 12;
        ByteBuffer body = bytes.at(position + head, (int) count * entrySize + (big ? 8 : 4));
        Map<Integer, TiffDirectory.Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            TiffDirectory.Entry entry = parseEntry(body, i * entrySize, position + head);
            entries.putIfAbsent(entry.tag(), entry);
        }
        found.add(new TiffDirectory(bytes, entries));
        int link = (int) count * entrySize;
        return big ? body.getLong(link) : body.getInt(link) & 0xFFFFFFFFL;
    }

    private TiffDirectory.Entry parseEntry(ByteBuffer body, int at, long bodyPosition) throws IOException {
        int tag = body.getShort(at) & 0xFFFF;
        int type = body.getShort(at + 2) & 0xFFFF;
        long count = big ? body.getLong(at + 4) : body.getInt(at + 4) & 0xFFFFFFFFL;
        int slot = big ? 12 : 8;
        int slotBytes = big ? 8 : 4;
        if (count < 0 || count > Long.MAX_VALUE / 16) {
            throw new MalformedTiffException(bytes.name(), "tag " + tag + " claims " + count + " values");
        }
        if (count * TiffDirectory.typeBytes(type) <= slotBytes) {
            return new TiffDirectory.Entry(tag, type, count, bodyPosition + at + slot);
        }
        long position = big ? body.getLong(at + slot) : body.getInt(at + slot) & 0xFFFFFFFFL;
        return new TiffDirectory.Entry(tag, type, count, position);
    }
}
