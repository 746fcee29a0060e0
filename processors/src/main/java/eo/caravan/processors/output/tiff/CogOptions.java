package eo.caravan.processors.output.tiff;

import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What a {@link CogWriter} shall write. Made by {@link #builder}; immutable. */
public final class CogOptions {
    private final Builder settings;

    private CogOptions(Builder settings) {
        this.settings = settings;
    }

    /** Begins with the size of the image; everything else has a default. */
    public static Builder builder(int width, int height, int bands, SampleType type) {
        return new Builder(width, height, bands, type);
    }

    public int width() {
        return settings.width;
    }

    public int height() {
        return settings.height;
    }

    public int bands() {
        return settings.bandInfo.size();
    }

    public SampleType type() {
        return settings.type;
    }

    public OptionalDouble noData() {
        return settings.noData;
    }

    public int tileSize() {
        return settings.tileSize;
    }

    /** How blocks are packed. */
    public Packing packing() {
        return settings.packing;
    }

    /** The level of the packing. */
    public int level() {
        return settings.level;
    }

    public Interleave interleave() {
        return settings.interleave;
    }

    public OverviewResampling resampling() {
        return settings.resampling;
    }

    /** The most overviews that there may be. */
    public int overviews() {
        return settings.overviews;
    }

    public boolean bigTiff() {
        return settings.bigTiff;
    }

    public Optional<TiffGrid> grid() {
        return settings.grid;
    }

    public Optional<GeoKeys> geoKeys() {
        return settings.geoKeys;
    }

    /** Name, scale, offset and unit of each band. */
    public List<TiffBand> bandInfo() {
        return Collections.unmodifiableList(settings.bandInfo);
    }

    /** Metadata items of the file as a whole. */
    public Map<String, String> items() {
        return Collections.unmodifiableMap(settings.items);
    }

    /** The colour of each value. */
    Optional<ColourTable> colours() {
        return settings.colours;
    }

    Optional<String> software() {
        return settings.software;
    }

    Optional<String> dateTime() {
        return settings.dateTime;
    }

    /** The TIFF predictor: as asked for, otherwise 2 for integers, 3 for floats; 1 without compression. */
    int predictor() {
        if (settings.packing == Packing.NONE) {
            return 1;
        }
        return settings.predictor.orElse(settings.type.isFloat() ? 3 : 2);
    }

    /** Collects options. */
    public static final class Builder {
        private final int width;
        private final int height;
        private final SampleType type;
        private List<TiffBand> bandInfo;
        private Map<String, String> items = new TreeMap<>();
        private OptionalDouble noData = OptionalDouble.empty();
        private int tileSize = 512;
        private Packing packing = Packing.DEFLATE;
        private int level = Packing.DEFLATE.usual();
        private OptionalInt predictor = OptionalInt.empty();
        private Interleave interleave = Interleave.PIXEL;
        private OverviewResampling resampling = OverviewResampling.AVERAGE;
        private int overviews = Integer.MAX_VALUE;
        private boolean bigTiff;
        private Optional<TiffGrid> grid = Optional.empty();
        private Optional<GeoKeys> geoKeys = Optional.empty();
        private Optional<ColourTable> colours = Optional.empty();
        private Optional<String> software = Optional.empty();
        private Optional<String> dateTime = Optional.empty();

        private Builder(int width, int height, int bands, SampleType type) {
            require(width > 0 && height > 0, "an image of " + width + " x " + height + " cells cannot be written");
            require(bands > 0 && bands <= 65535, bands + " bands cannot be written");
            require(
                    type != SampleType.UINT64 && type != SampleType.INT64,
                    "64 bit integers cannot be written exactly; take FLOAT64");
            this.width = width;
            this.height = height;
            this.type = type;
            this.bandInfo = new ArrayList<>(Collections.nCopies(bands, new TiffBand("", 1, 0, "")));
        }

        private static void require(boolean condition, String problem) {
            if (!condition) {
                throw new IllegalArgumentException(problem);
            }
        }

        /**
         * The stored value that stands for NaN. Without it, NaN becomes NaN in a float file and 0 in one of integers. A
         * value that happens to equal it is read as no-data.
         */
        public Builder noData(double value) {
            boolean fits = type.isFloat() || (value == Math.rint(value) && value >= type.min() && value <= type.max());
            require(fits, "no-data " + value + " is no value of " + type);
            noData = OptionalDouble.of(type == SampleType.FLOAT32 ? (float) value : value);
            return this;
        }

        /** Cells along the edge of a tile: a multiple of 16, by default 512. */
        public Builder tileSize(int cells) {
            require(cells > 0 && cells % 16 == 0 && cells <= 8192, "a tile of " + cells + " cells cannot be written");
            tileSize = cells;
            return this;
        }

        /** DEFLATE of a level from 1 (fast) to 9 (small); 0 writes without compression. */
        public Builder level(int value) {
            return value == 0 ? packing(Packing.NONE, 0) : packing(Packing.DEFLATE, value);
        }

        /** How blocks are packed; by default DEFLATE. */
        public Builder packing(Packing kind, int value) {
            require(value >= kind.lowest() && value <= kind.highest(), kind + " has no level " + value);
            packing = kind;
            level = value;
            return this;
        }

        /** 1 for none, 2 for differences of integers, 3 for those of floats; by default what suits the type. Not without compression. */
        public Builder predictor(int value) {
            require(
                    value == 1 || value == (type.isFloat() ? 3 : 2),
                    "the predictor " + value + " is not for cells of " + type);
            predictor = OptionalInt.of(value);
            return this;
        }

        public Builder interleave(Interleave value) {
            interleave = value;
            return this;
        }

        public Builder resampling(OverviewResampling value) {
            resampling = value;
            return this;
        }

        public Builder overviews(boolean wanted) {
            return overviews(wanted ? Integer.MAX_VALUE : 0);
        }

        /** As many overviews, each half as large as the one before, or fewer where one fits into a tile earlier. */
        public Builder overviews(int most) {
            overviews = most;
            return this;
        }

        /** Asks for BigTIFF even below 4 GB; above, it is always taken. */
        public Builder bigTiff(boolean wanted) {
            bigTiff = wanted;
            return this;
        }

        /** Where the cells lie. */
        public Builder grid(TiffGrid value) {
            grid = Optional.of(value);
            return this;
        }

        /** The coordinate system. */
        public Builder geoKeys(GeoKeys value) {
            geoKeys = Optional.of(value);
            return this;
        }

        /** Name, scale, offset and unit of the band of that index. */
        public Builder band(int index, TiffBand info) {
            bandInfo.set(index, info);
            return this;
        }

        /** A metadata item of the file. */
        public Builder item(String name, String value) {
            items.put(name, value);
            return this;
        }

        /** The colour of each value, for a single band of 8 or 16 bits without sign. */
        public Builder colours(ColourTable table) {
            require(
                    bandInfo.size() == 1 && table.fits(type),
                    "colours are for one band of UINT8 or UINT16, not " + bandInfo.size() + " of " + type);
            colours = Optional.of(table);
            return this;
        }

        /** The program that wrote the file. */
        public Builder software(String name) {
            software = Optional.of(name);
            return this;
        }

        /** A date and time as TIFF has it: {@code 2022:06:01 10:00:00}. */
        public Builder dateTime(String text) {
            dateTime = Optional.of(text);
            return this;
        }

        public CogOptions build() {
            int together = interleave == Interleave.PIXEL ? bandInfo.size() : 1;
            long tileBytes = (long) tileSize * tileSize * type.bytes() * together;
            require(tileBytes < 1L << 30, bandInfo.size() + " bands in tiles of " + tileSize + " cells are too large");
            return new CogOptions(copy());
        }

        private Builder copy() {
            Builder copy = new Builder(width, height, bandInfo.size(), type);
            copy.bandInfo = new ArrayList<>(bandInfo);
            copy.items = new TreeMap<>(items);
            copy.noData = noData;
            copy.tileSize = tileSize;
            copy.packing = packing;
            copy.level = level;
            copy.predictor = predictor;
            copy.interleave = interleave;
            copy.resampling = resampling;
            copy.overviews = overviews;
            copy.bigTiff = bigTiff;
            copy.grid = grid;
            copy.geoKeys = geoKeys;
            copy.colours = colours;
            copy.software = software;
            copy.dateTime = dateTime;
            return copy;
        }
    }
}
