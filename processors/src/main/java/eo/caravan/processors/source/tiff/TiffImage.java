package eo.caravan.processors.source.tiff;

import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** One image of a file: the full one, an overview or a mask. Safe for several threads, each with its own decoder. */
public final class TiffImage {
    private final TiffLayout layout;
    private final ByteSource source;
    private final OptionalDouble noData;
    private final boolean virtualStrips;
    private final LongList offsets;
    private final LongList byteCounts;

    TiffImage(TiffDirectory tags, ByteSource source, OptionalDouble noData) throws IOException {
        this.layout = LayoutParser.parse(tags);
        this.source = source;
        this.noData = noData;
        long declared = layout.strips() ? tags.number(TiffTag.ROWS_PER_STRIP, layout.height()) : 0;
        this.virtualStrips = layout.strips() && Math.min(declared, layout.height()) != layout.tileHeight();
        String missing = layout.strips() ? "strip" : "tile";
        if (!tags.has(offsetTag()) || !tags.has(byteCountTag())) {
            throw new MalformedTiffException(source.name(), "has no " + missing + " offsets and byte counts");
        }
        if (tags.count(offsetTag()) < storedTiles()) {
            throw new MalformedTiffException(
                    source.name(),
                    "has " + tags.count(offsetTag()) + " " + missing + " offsets for " + storedTiles() + " " + missing
                            + "s");
        }
        this.offsets = new LongList(tags, offsetTag(), storedTiles());
        this.byteCounts = new LongList(tags, byteCountTag(), storedTiles());
    }

    public TiffLayout layout() {
        return layout;
    }

    public int width() {
        return layout.width();
    }

    public int height() {
        return layout.height();
    }

    /**
     * Reads one tile.
     *
     * @param sample the band that is wanted; where tiles hold all bands ({@link #plane} is always 0) any will do
     * @return the decoded cells, shared with nobody; a missing tile of a sparse file is no-data, or 0 without such
     * @throws MalformedTiffException where the tile lies outside the file or is damaged
     */
    public TileData readTile(int tileCol, int tileRow, int sample, TileDecoder decoder) throws IOException {
        requireTile(tileCol, tileRow, sample);
        int rows = layout.rowsOf(tileRow);
        long expected = layout.storedBytes(rows);
        ByteRange stored = stored(tileCol, tileRow, sample);
        if (stored == null) {
            return missingTile(rows);
        }
        long offset = stored.offset();
        long length = stored.length();
        check(offset, length, expected);
        byte[] raw = decoder.unpack(
                source,
                offset,
                (int) Math.min(length, Integer.MAX_VALUE),
                layout.compression(),
                (int) expected,
                !layout.strips());
        return SampleUnpacker.unpack(layout, rows, raw);
    }

    /** Where the bytes of a tile lie, as the file says; empty where it is missing. */
    public Optional<ByteRange> tileRange(int tileCol, int tileRow, int sample) throws IOException {
        requireTile(tileCol, tileRow, sample);
        return Optional.ofNullable(stored(tileCol, tileRow, sample));
    }

    private ByteRange stored(int tileCol, int tileRow, int sample) throws IOException {
        int index = virtualStrips
                ? plane(sample)
                : (plane(sample) * layout.tilesDown() + tileRow) * layout.tilesAcross() + tileCol;
        long offset = offsets.at(index);
        long length = byteCounts.at(index);
        if (offset == 0 || length == 0) {
            return null;
        }
        long before = virtualStrips ? layout.storedBytes(tileRow * layout.tileHeight()) : 0;
        long rest = virtualStrips ? Math.min(length - before, layout.storedBytes(layout.rowsOf(tileRow))) : length;
        return new ByteRange(offset + before, rest);
    }

    private void requireTile(int tileCol, int tileRow, int sample) {
        if (tileCol < 0
                || tileRow < 0
                || sample < 0
                || tileCol >= layout.tilesAcross()
                || tileRow >= layout.tilesDown()
                || sample >= layout.samples()) {
            throw new IndexOutOfBoundsException(
                    source.name() + " has no tile " + tileCol + ", " + tileRow + " of sample " + sample);
        }
    }

    /** Which set of tiles holds a band: tiles of two bands with the same plane are the same tile, to be read once. */
    public int plane(int sample) {
        return layout.separatePlanes() ? sample : 0;
    }

    /** Which sample of a tile of its plane a band is. */
    public int sampleInTile(int sample) {
        return layout.separatePlanes() ? 0 : sample;
    }

    private TileData missingTile(int rows) {
        double fill = noData.orElse(0);
        SampleType type = layout.type();
        if (!type.isFloat() && !(fill >= type.min() && fill <= type.max())) {
            fill = 0;
        }
        return TileData.filled(layout.tileWidth(), rows, layout.samplesPerTile(), type, fill);
    }

    private void check(long offset, long length, long expected) throws MalformedTiffException {
        if (offset < 0 || length < 0 || length > source.size() - offset) {
            throw new MalformedTiffException(
                    source.name(),
                    "a tile of " + length + " bytes at " + offset + " lies outside the file of " + source.size()
                            + " bytes");
        }
        if (length > LayoutParser.MAX_TILE_BYTES * 2 && layout.compression() != Compression.NONE) {
            throw new MalformedTiffException(source.name(), "a packed tile claims " + length + " bytes");
        }
        if (!layout.compression().canYield(length, expected)) {
            throw new MalformedTiffException(
                    source.name(),
                    length + " bytes of a tile at " + offset + " cannot hold the " + expected + " that it declares");
        }
    }

    private int offsetTag() {
        return layout.strips() ? TiffTag.STRIP_OFFSETS : TiffTag.TILE_OFFSETS;
    }

    private int byteCountTag() {
        return layout.strips() ? TiffTag.STRIP_BYTE_COUNTS : TiffTag.TILE_BYTE_COUNTS;
    }

    private int storedTiles() {
        int planes = layout.separatePlanes() ? layout.samples() : 1;
        return virtualStrips ? planes : layout.tilesAcross() * layout.tilesDown() * planes;
    }
}
