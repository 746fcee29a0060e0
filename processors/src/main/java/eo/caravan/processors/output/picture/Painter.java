package eo.caravan.processors.output.picture;

import eo.caravan.processors.cube.Encoding;
import java.io.IOException;
import java.util.List;

/** Turns spooled cells into the samples of a picture, row by row. */
final class Painter {
    private static final int BYTE = 255;

    private final Spool spool;
    private final PictureOptions options;
    private final int bands;
    private final boolean alpha;
    private final boolean grey;
    private final int most;
    private final Stretch[] stretches;
    private final int background;

    /**
     * A painter of cells that have all been spooled.
     *
     * @param bands how many are shown
     */
    Painter(Spool spool, PictureOptions options, int bands, Encoding encoding) throws IOException {
        this.spool = spool;
        this.options = options;
        this.bands = bands;
        boolean transparent = bands == PictureOptions.RGBA
                || !spool.complete()
                || options.ramp().map(Ramp::transparent).orElse(false);
        this.alpha = options.background().isEmpty() && transparent;
        this.background = options.background().orElse(0);
        this.grey = bands == 1 && options.ramp().isEmpty() && isGrey(background);
        this.most = (1 << options.depth()) - 1;
        this.stretches = new Stretch[Math.min(bands, PictureOptions.RGB)];
        for (int band = 0; band < stretches.length; band++) {
            stretches[band] = stretch(band, encoding);
        }
    }

    private static boolean isGrey(int colour) {
        return (colour & 0xFF) == (colour >> 8 & 0xFF) && (colour & 0xFF) == (colour >> 16 & 0xFF);
    }

    private Stretch stretch(int band, Encoding encoding) throws IOException {
        double low = 0;
        double high = 1;
        boolean asked = !options.low().isEmpty() && !options.high().isEmpty();
        if (!asked && !encoding.equals(Encoding.BOOLEAN)) {
            float[] sorted = spool.sample(band);
            low = Stretch.percentile(sorted, options.percentiles().get(0), low);
            high = Stretch.percentile(sorted, options.percentiles().get(1), high);
        }
        return new Stretch(limit(options.low(), band, low), limit(options.high(), band, high), options.gamma());
    }

    private static double limit(List<Double> limits, int band, double fallback) {
        return limits.isEmpty() ? fallback : limits.get(limits.size() == 1 ? 0 : band);
    }

    boolean alpha() {
        return alpha;
    }

    boolean grey() {
        return grey;
    }

    /** Samples of a cell of the picture: grey or colours, then opacity. */
    int channels() {
        return (grey ? 1 : PictureOptions.RGB) + (alpha ? 1 : 0);
    }

    /** Puts the samples of a row into the line, from 0 to the most that the depth holds. */
    void paint(int row, int[] line) throws IOException {
        float[][] cells = new float[bands][];
        for (int band = 0; band < bands; band++) {
            cells[band] = spool.row(band, row);
        }
        int channels = channels();
        int colours = channels - (alpha ? 1 : 0);
        for (int column = 0; column < cells[0].length; column++) {
            boolean empty = false;
            for (float[] band : cells) {
                empty |= Float.isNaN(band[column]);
            }
            int at = column * channels;
            if (empty) {
                empty(line, at, colours);
            } else if (options.ramp().isPresent()) {
                coloured(line, at, options.ramp().get(), cells[0][column]);
            } else {
                for (int i = 0; i < colours; i++) {
                    int band = Math.min(i, stretches.length - 1);
                    line[at + i] = (int) Math.round(stretches[band].apply(cells[band][column]) * most);
                }
                opacity(line, at + colours, cells, column);
            }
        }
    }

    private void empty(int[] line, int at, int colours) {
        for (int i = 0; i < colours; i++) {
            line[at + i] = (background >> 8 * (2 - i) & BYTE) * most / BYTE;
        }
        if (alpha) {
            line[at + colours] = 0;
        }
    }

    /** The colour of a ramp; over the background where it is not opaque and the picture has no opacity. */
    private void coloured(int[] line, int at, Ramp ramp, double cell) {
        int colour = ramp.colour(ramp.ofValues() ? cell : stretches[0].apply(cell));
        int opacity = colour >>> 24;
        for (int i = 0; i < PictureOptions.RGB; i++) {
            int own = colour >> 8 * (2 - i) & BYTE;
            int behind = background >> 8 * (2 - i) & BYTE;
            line[at + i] = alpha ? own : (own * opacity + behind * (BYTE - opacity) + BYTE / 2) / BYTE;
        }
        if (alpha) {
            line[at + PictureOptions.RGB] = opacity;
        }
    }

    private void opacity(int[] line, int at, float[][] cells, int column) {
        if (alpha && bands == PictureOptions.RGBA) {
            double cell = Math.max(0, Math.min(BYTE, cells[PictureOptions.RGB][column]));
            line[at] = (int) Math.round(cell / BYTE * most);
        } else if (alpha) {
            line[at] = most;
        }
    }
}
