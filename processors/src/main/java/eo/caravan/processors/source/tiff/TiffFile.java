package eo.caravan.processors.source.tiff;

import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.FileByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An open GeoTIFF: its full image, its overviews and what it says about place, bands and no-data. Opening reads the header
 * only. Immutable after that and safe for several threads; closing it closes its source.
 */
public final class TiffFile implements Closeable {
    private static final int REDUCED = 1;
    private static final int MASK = 4;

    private final ByteSource source;
    private final TiffImage image;
    private final List<TiffImage> overviews = new ArrayList<>();
    private final List<TiffImage> masks = new ArrayList<>();
    private final Optional<GeoKeys> geoKeys;
    private final Optional<TiffGrid> grid;
    private final OptionalDouble noData;
    private final GdalMetadata metadata;

    private TiffFile(ByteSource source) throws IOException {
        this.source = source;
        List<TiffDirectory> directories = DirectoryParser.parse(source);
        TiffDirectory first = directories.get(0);
        noData = noData(first);
        image = new TiffImage(first, source, noData);
        for (TiffDirectory directory : directories.subList(1, directories.size())) {
            sort(directory);
        }
        overviews.sort(Comparator.comparingLong(o -> -(long) o.width() * o.height()));
        geoKeys = GeoKeys.parse(first);
        grid = TiffGrid.parse(first, geoKeys);
        metadata = GdalMetadata.parse(
                first.text(TiffTag.GDAL_METADATA), image.layout().samples(), source.name());
    }

    public static TiffFile open(Path path) throws IOException {
        return open(FileByteSource.open(path));
    }

    /**
     * Opens a file and takes over its source, which is closed with the file or when opening fails.
     *
     * @throws MalformedTiffException where it is no TIFF or contradicts itself
     * @throws UnsupportedTiffException where it uses what is not read here
     */
    public static TiffFile open(ByteSource source) throws IOException {
        try {
            return new TiffFile(source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void sort(TiffDirectory directory) throws IOException {
        long kind = directory.number(TiffTag.NEW_SUBFILE_TYPE, 0);
        boolean reduced = (kind & REDUCED) != 0 || directory.number(TiffTag.SUBFILE_TYPE, 1) == 2;
        if ((kind & MASK) != 0) {
            masks.add(new TiffImage(directory, source, OptionalDouble.empty()));
        } else if (reduced) {
            TiffImage overview = new TiffImage(directory, source, noData);
            boolean alike = overview.layout().samples() == image.layout().samples()
                    && overview.layout().type() == image.layout().type();
            if (!alike) {
                throw new MalformedTiffException(source.name(), "has an overview of other bands or another type");
            }
            overviews.add(overview);
        }
    }

    private static OptionalDouble noData(TiffDirectory directory) throws IOException {
        String text = directory.text(TiffTag.GDAL_NODATA).strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("-nan")
                    ? Double.NaN
                    : Double.parseDouble(text);
            return OptionalDouble.of(LayoutParser.parse(directory).type().stored(value));
        } catch (NumberFormatException e) {
            throw new MalformedTiffException(directory.name(), "its no-data value is '" + text + "'", e);
        }
    }

    /** Brings near what will be read soon, see {@link ByteSource#prefetch}. */
    public void prefetch(List<ByteRange> ranges) throws IOException {
        source.prefetch(ranges);
    }

    public String name() {
        return source.name();
    }

    /** The full image. */
    public TiffImage image() {
        return image;
    }

    /** The overviews, the largest first. */
    public List<TiffImage> overviews() {
        return List.copyOf(overviews);
    }

    /** The masks of the full image and its overviews, as they come; no cell is masked by them here. */
    public List<TiffImage> masks() {
        return List.copyOf(masks);
    }

    /** The coarsest image whose cells are at most {@code factor} times as long as those of the full image. */
    public TiffImage imageFor(double factor) {
        TiffImage best = image;
        for (TiffImage overview : overviews) {
            double ratio = (double) image.width() / overview.width();
            if (ratio <= factor && overview.width() < best.width()) {
                best = overview;
            }
        }
        return best;
    }

    /** Where the cells of the full image lie; empty where the file does not say. */
    public Optional<TiffGrid> grid() {
        return grid;
    }

    /** What the file says about its coordinate system; empty where nothing. */
    public Optional<GeoKeys> geoKeys() {
        return geoKeys;
    }

    /** The stored value that means no data, as it compares with stored values; may be NaN. */
    public OptionalDouble noData() {
        return noData;
    }

    /** Names, scale and offset, one a sample. */
    public List<TiffBand> bands() {
        return metadata.bands();
    }

    /** The metadata items of the file as a whole. */
    public Map<String, String> items() {
        return metadata.items();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
