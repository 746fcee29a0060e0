package eo.caravan.processors.source.network;

import eo.caravan.processors.execute.WaitingThreads;
import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A remote file, of which only the blocks are fetched that are read; neighbours in one request, several requests at once. All bytes
 * are of the state that the file had when it was opened: where it changes, reading ends with a {@link
 * eo.caravan.processors.source.access.SourceChangedException}.
 */
final class HttpByteSource implements ByteSource {
    /** Bytes of a block; measured, see docs/performance.md. */
    static final int BLOCK = 16 << 10;
    /** Blocks that are fetched although nobody asked, where that joins two requests. */
    private static final int GAP = 4;
    /** Most blocks of one request; more are fetched by several at once. */
    private static final int RUN = 128;
    /** The part of the cache that may be filled before anything of it is read. */
    private static final int PREFETCH_SHARE = 4;

    /** What all remote files share. */
    record Means(WebClient client, BlockCache cache, WaitingThreads threads) {}

    private final Means means;
    private final Version version;
    private volatile Location reached;

    /** A file whose first request was answered from {@code reached}. */
    HttpByteSource(Means means, Version version, Location reached) {
        this.means = means;
        this.version = version;
        this.reached = reached;
    }

    /** Takes what the first request brought. */
    void begin(byte[] bytes) {
        deliver(0, bytes, (block, part) -> means.cache.put(version, block, part));
    }

    @Override
    public String name() {
        return version.location().toString();
    }

    @Override
    public long size() {
        return version.size();
    }

    @Override
    public boolean distant() {
        return true;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return;
        }
        long end = offset + target.remaining();
        if (offset < 0 || end > size()) {
            throw new EOFException(name() + " ends at byte " + size() + ", " + (end - size()) + " bytes early");
        }
        SortedSet<Long> wanted = new TreeSet<>();
        cover(new ByteRange(offset, end - offset), wanted);
        Map<Long, byte[]> blocks = means.cache.get(version, wanted, this::load);
        for (long block : wanted) {
            int from = (int) Math.max(0, offset - block * BLOCK);
            byte[] bytes = blocks.get(block);
            target.put(bytes, from, Math.min(bytes.length - from, target.remaining()));
        }
    }

    private static void cover(ByteRange range, SortedSet<Long> blocks) {
        for (long block = range.offset() / BLOCK; block * BLOCK < range.end(); block++) {
            blocks.add(block);
        }
    }

    @Override
    public void prefetch(List<ByteRange> ranges) throws IOException {
        SortedSet<Long> wanted = new TreeSet<>();
        for (ByteRange range : ranges) {
            boolean inside = range.offset() >= 0 && range.length() > 0 && range.length() <= size() - range.offset();
            boolean room = inside
                    && (wanted.size() + range.length() / BLOCK + 2) * BLOCK <= means.cache.limit() / PREFETCH_SHARE;
            if (room) {
                cover(range, wanted);
            }
        }
        means.cache.get(version, wanted, this::load);
    }

    /** Blocks of one request. */
    private record Run(long first, long last) {}

    private void load(SortedSet<Long> blocks, BlockCache.Sink sink) throws IOException {
        try {
            means.threads.forEach(runs(blocks), run -> {
                try {
                    fetch(run, sink);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Run> runs(SortedSet<Long> blocks) {
        List<Run> runs = new ArrayList<>();
        long first = blocks.first();
        long last = first;
        for (long block : blocks) {
            if (block - last > GAP + 1 || block - first >= RUN) {
                runs.add(new Run(first, last));
                first = block;
            }
            last = block;
        }
        runs.add(new Run(first, last));
        return runs;
    }

    private void fetch(Run run, BlockCache.Sink sink) throws IOException {
        long offset = run.first * BLOCK;
        int length = (int) (Math.min(size(), (run.last + 1) * BLOCK) - offset);
        byte[] bytes;
        Location from = reached;
        try {
            bytes = range(from, offset, length);
        } catch (IOException e) {
            boolean again = !from.equals(version.location()) && !passing(e);
            if (!again) {
                throw e;
            }
            bytes = range(version.location(), offset, length); // what it was redirected to may be out of date
        }
        deliver(run.first, bytes, sink);
    }

    private static boolean passing(IOException e) {
        return e instanceof RemoteFailureException failure && failure.passing();
    }

    private byte[] range(Location from, long offset, int length) throws IOException {
        Map<String, String> headers = new HashMap<>(version.condition());
        headers.put("Range", "bytes=" + offset + "-" + (offset + length - 1));
        return means.client.call(
                new WebClient.Request(from, null, headers),
                () -> new RangeTaker(version, offset, length, answer -> reached = answer.location()));
    }

    private static void deliver(long firstBlock, byte[] bytes, BlockCache.Sink sink) {
        for (int at = 0; at < bytes.length; at += BLOCK) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK));
            sink.accept(firstBlock + at / BLOCK, part);
        }
    }

    @Override
    public void close() {} // there is nothing to close: connections belong to the client, blocks to the cache
}
