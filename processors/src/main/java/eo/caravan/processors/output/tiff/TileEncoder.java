package eo.caravan.processors.output.tiff;

import java.util.Arrays;

/** The working memory of one thread that encodes tiles. Not thread-safe. */
final class TileEncoder implements AutoCloseable {
    private final CogOptions options;
    private final SampleStore store;
    private final TileCompressor compressor;
    private final Downsampler downsampler;
    private final double[] upper;
    private final double[] lower;
    private final double[] halved;
    private final double[] values;

    TileEncoder(CogOptions options, SampleStore store, BlockCodec codec) {
        this.options = options;
        this.store = store;
        this.compressor = new TileCompressor(options, codec);
        this.downsampler = new Downsampler(options.resampling());
        this.upper = new double[options.tileSize() + 1];
        this.lower = new double[options.tileSize() + 1];
        this.halved = new double[options.tileSize()];
        this.values = new double[options.tileSize()];
    }

    /** Packs some bands of a tile of the full image of which {@code width} x {@code height} cells lie in the image. */
    EncodedTile encode(EncodedTile.Place place, int width, int height, boolean quarters, CellRows rows) {
        int size = options.tileSize();
        byte[][] samples = new byte[place.bands()][];
        TileMoments[] moments = new TileMoments[samples.length];
        for (int band = 0; band < samples.length; band++) {
            boolean whole = width == size && height == size;
            samples[band] = whole ? new byte[size * size * options.type().bytes()] : store.empty(size * size);
            moments[band] = new TileMoments();
            for (int y = 0; y < height; y++) {
                rows.copy(band, y, values);
                store.store(values, width, samples[band], y * size);
                store.load(samples[band], y * size, width, values);
                moments[band].add(values, width);
            }
        }
        byte[][] quarter = quarters ? quarter(samples, width, height) : new byte[0][];
        return new EncodedTile(place, compressor.compress(samples), quarter, moments);
    }

    byte[][] compress(byte[][] samples) {
        return compressor.compress(samples);
    }

    /** The cells of a tile at half its resolution, as stored. */
    byte[][] quarter(byte[][] samples, int width, int height) {
        int size = options.tileSize();
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        byte[][] quarter = new byte[samples.length][];
        for (int band = 0; band < samples.length; band++) {
            quarter[band] = new byte[halfWidth * halfHeight * options.type().bytes()];
            for (int y = 0; y < halfHeight; y++) {
                store.load(samples[band], 2 * y * size, width, upper);
                if (2 * y + 1 < height) {
                    store.load(samples[band], (2 * y + 1) * size, width, lower);
                } else {
                    Arrays.fill(lower, Double.NaN);
                }
                downsampler.halve(upper, lower, width, halved);
                store.store(halved, halfWidth, quarter[band], y * halfWidth);
            }
        }
        return quarter;
    }

    @Override
    public void close() {
        compressor.close();
    }
}
