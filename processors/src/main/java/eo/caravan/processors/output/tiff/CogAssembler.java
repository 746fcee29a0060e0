package eo.caravan.processors.output.tiff;

import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.TiffGrid;
import eo.caravan.processors.source.tiff.TiffTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the directories and the spooled blocks into one file: directories first, then the smallest overview's blocks. */
final class CogAssembler {
    private static final long CLASSIC_LIMIT = 0xFFFF_FFFFL;
    private static final int MIN_IS_BLACK = 1;
    private static final int PALETTE = 3;
    private static final int SOFTWARE = 305;
    private static final int DATE_TIME = 306;
    private static final int COLOR_MAP = 320;

    private final CogOptions options;
    private final List<TileLevel> levels;
    private final TileSpool spool;
    private final List<BandStatistics> statistics;
    private final int planes;

    CogAssembler(CogOptions options, List<TileLevel> levels, TileSpool spool, List<BandStatistics> statistics) {
        this.options = options;
        this.levels = levels;
        this.spool = spool;
        this.statistics = statistics;
        this.planes = options.interleave() == Interleave.PIXEL ? 1 : options.bands();
    }

    /** Writes the file into an empty channel. */
    void write(FileChannel target) throws IOException {
        long[][] offsets = new long[levels.size()][];
        boolean big = options.bigTiff() || place(offsets, false) > CLASSIC_LIMIT;
        place(offsets, big);
        ByteBuffer header = new CogHeader(big).write(directories(offsets, big));
        while (header.hasRemaining()) {
            target.write(header);
        }
        for (int level = levels.size() - 1; level >= 0; level--) {
            for (int i = 0; i < offsets[level].length; i++) {
                spool.copy(level, i, target, offsets[level][i] - TileCompressor.LEADER);
            }
        }
    }

    /** Says where the data of every block will lie; answers the size of the file. */
    private long place(long[][] offsets, boolean big) {
        for (int level = 0; level < offsets.length; level++) {
            offsets[level] = new long[levels.get(level).tiles() * planes];
        }
        long at = new CogHeader(big).length(directories(offsets, big));
        for (int level = offsets.length - 1; level >= 0; level--) {
            for (int i = 0; i < offsets[level].length; i++) {
                int length = spool.length(level, i);
                if (length == 0) {
                    throw new IllegalStateException("tile " + i + " of level " + level + " was never appended");
                }
                offsets[level][i] = at + TileCompressor.LEADER;
                at += length;
            }
        }
        return at;
    }

    private List<SortedMap<Integer, TagField>> directories(long[][] offsets, boolean big) {
        List<SortedMap<Integer, TagField>> directories = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            SortedMap<Integer, TagField> tags = new TreeMap<>();
            describe(tags, levels.get(level));
            locateTiles(tags, level, offsets[level], big);
            if (level == 0) {
                locateCells(tags);
                nameSystem(tags);
                options.software().ifPresent(text -> tags.put(SOFTWARE, TagField.text(text)));
                options.dateTime().ifPresent(text -> tags.put(DATE_TIME, TagField.text(text)));
                String metadata = new GdalMetadataXml(options, statistics).toString();
                if (!metadata.isEmpty()) {
                    tags.put(TiffTag.GDAL_METADATA, TagField.text(metadata));
                }
            } else {
                tags.put(TiffTag.NEW_SUBFILE_TYPE, TagField.longs(1));
            }
            directories.add(tags);
        }
        return directories;
    }

    private void describe(SortedMap<Integer, TagField> tags, TileLevel level) {
        int bands = options.bands();
        tags.put(TiffTag.IMAGE_WIDTH, TagField.longs(level.width()));
        tags.put(TiffTag.IMAGE_LENGTH, TagField.longs(level.height()));
        tags.put(TiffTag.BITS_PER_SAMPLE, TagField.shorts(repeat(options.type().bytes() * 8, bands)));
        tags.put(TiffTag.COMPRESSION, TagField.shorts(options.packing().code()));
        boolean coloured = options.colours().isPresent();
        tags.put(TiffTag.PHOTOMETRIC, TagField.shorts(coloured ? PALETTE : MIN_IS_BLACK));
        options.colours().ifPresent(table -> tags.put(COLOR_MAP, TagField.shorts(table.tag())));
        tags.put(TiffTag.SAMPLES_PER_PIXEL, TagField.shorts(bands));
        tags.put(TiffTag.PLANAR_CONFIGURATION, TagField.shorts(planes == 1 ? 1 : 2));
        if (options.predictor() != 1) {
            tags.put(TiffTag.PREDICTOR, TagField.shorts(options.predictor()));
        }
        tags.put(TiffTag.TILE_WIDTH, TagField.shorts(level.tileSize()));
        tags.put(TiffTag.TILE_LENGTH, TagField.shorts(level.tileSize()));
        if (bands > 1) {
            tags.put(TiffTag.EXTRA_SAMPLES, TagField.shorts(repeat(0, bands - 1)));
        }
        tags.put(TiffTag.SAMPLE_FORMAT, TagField.shorts(repeat(options.type().format(), bands)));
        if (options.noData().isPresent()) {
            tags.put(TiffTag.GDAL_NODATA, TagField.text(number(options.noData().getAsDouble())));
        }
    }

    private void locateTiles(SortedMap<Integer, TagField> tags, int level, long[] offsets, boolean big) {
        long[] lengths = new long[offsets.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = spool.length(level, i) - (long) (TileCompressor.LEADER + TileCompressor.TRAILER);
        }
        tags.put(TiffTag.TILE_OFFSETS, TagField.positions(big, offsets));
        tags.put(TiffTag.TILE_BYTE_COUNTS, TagField.longs(lengths));
    }

    private void locateCells(SortedMap<Integer, TagField> tags) {
        if (options.grid().isPresent()) {
            TiffGrid grid = options.grid().get();
            if (grid.stepX() > 0 && grid.stepY() < 0) {
                tags.put(TiffTag.MODEL_PIXEL_SCALE, TagField.doubles(grid.stepX(), -grid.stepY(), 0));
                tags.put(TiffTag.MODEL_TIEPOINT, TagField.doubles(0, 0, 0, grid.originX(), grid.originY(), 0));
            } else {
                tags.put(
                        TiffTag.MODEL_TRANSFORMATION,
                        TagField.doubles(
                                grid.stepX(),
                                0,
                                0,
                                grid.originX(),
                                0,
                                grid.stepY(),
                                0,
                                grid.originY(),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                1));
            }
        }
    }

    private void nameSystem(SortedMap<Integer, TagField> tags) {
        if (options.geoKeys().isPresent()) {
            GeoKeys.Tags keys = options.geoKeys().get().toTags();
            tags.put(TiffTag.GEO_KEY_DIRECTORY, TagField.shorts(keys.directory()));
            if (keys.reals().length > 0) {
                tags.put(TiffTag.GEO_DOUBLE_PARAMS, TagField.doubles(keys.reals()));
            }
            if (!keys.ascii().isEmpty()) {
                tags.put(TiffTag.GEO_ASCII_PARAMS, TagField.text(keys.ascii()));
            }
        }
    }

    private static int[] repeat(int value, int count) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    /** A number as GDAL writes it: without a fraction where there is none. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
