package eo.caravan.processors.output.png;

import ar.com.hjg.pngj.FilterType;
import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.PngWriter;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.RunControl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns spooled cells into the rows of a PNG. */
final class Painter {
    private static final int OPAQUE = 255;
    private static final int DEPTH = 8;
    /** Seven times as fast as the usual level with files a twentieth larger, measured on noisy slopes. */
    private static final int FASTEST = 1;

    private final Spool spool;
    private final PngOptions options;
    private final int bands;
    private final boolean alpha;
    private final boolean grey;
    private final Stretch[] stretches;

    Painter(Spool spool, PngOptions options, int bands, Encoding encoding) throws IOException {
        this.spool = spool;
        this.options = options;
        this.bands = bands;
        this.alpha = bands == PngOptions.RGBA || !spool.complete();
        this.grey = bands == 1 && options.colormap() == Colormap.GREY;
        this.stretches = new Stretch[Math.min(bands, PngOptions.RGB)];
        for (int band = 0; band < stretches.length; band++) {
            stretches[band] = stretch(band, encoding);
        }
    }

    private Stretch stretch(int band, Encoding encoding) throws IOException {
        Stretch usual = new Stretch(0, 1);
        boolean asked = options.low().isPresent() && options.high().isPresent();
        if (!asked && !encoding.equals(Encoding.BOOLEAN)) {
            usual = Stretch.percentiles(spool.sample(band));
        }
        return new Stretch(options.low().orElse(usual.low()), options.high().orElse(usual.high()));
    }

    void paint(Path file, Grid picture, RunControl control) throws IOException {
        ImageInfo info = new ImageInfo(picture.width(), picture.height(), DEPTH, alpha, grey, false);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PngWriter png = new PngWriter(out, info);
            png.setShouldCloseStream(false);
            png.setFilterType(FilterType.FILTER_SUB);
            png.setCompLevel(FASTEST);
            ImageLineByte line = new ImageLineByte(info);
            for (int row = 0; row < picture.height(); row++) {
                if (control.cancelled()) {
                    throw new CancelledException();
                }
                paint(row, line.getScanline(), info.channels);
                png.writeRow(line, row);
            }
            png.end();
        }
    }

    private void paint(int row, byte[] line, int channels) throws IOException {
        float[][] cells = new float[bands][];
        for (int band = 0; band < bands; band++) {
            cells[band] = spool.row(band, row);
        }
        for (int column = 0; column < cells[0].length; column++) {
            int at = column * channels;
            boolean empty = false;
            for (float[] band : cells) {
                empty |= Float.isNaN(band[column]);
            }
            if (alpha) {
                line[at + channels - 1] = (byte) (empty ? 0 : opacity(cells, column));
            }
            for (int i = 0; i < channels - (alpha ? 1 : 0); i++) {
                line[at + i] = (byte) (empty ? 0 : colour(cells, column, i));
            }
        }
    }

    private int opacity(float[][] cells, int column) {
        return bands < PngOptions.RGBA
                ? OPAQUE
                : Math.round(Math.max(0, Math.min(OPAQUE, cells[PngOptions.RGB][column])));
    }

    private int colour(float[][] cells, int column, int channel) {
        if (bands > 1) {
            return stretches[channel].apply(cells[channel][column]);
        }
        int value = stretches[0].apply(cells[0][column]);
        return grey ? value : options.colormap().colour(value) >> (DEPTH * (2 - channel));
    }
}
