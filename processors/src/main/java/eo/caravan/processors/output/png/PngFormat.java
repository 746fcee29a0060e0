package eo.caravan.processors.output.png;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RasterLayout;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Runs;
import eo.caravan.processors.output.WriteTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes pictures: one band in grey or colours, three as red, green and blue, a fourth as opacity (0–255). No data is
 * transparent. With a temporal dimension, a picture for each time.
 */
@AutoService(OutputFormat.class)
public final class PngFormat implements OutputFormat {
    private static final int BLOCK = 512;

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public ObjectNode description() {
        return PngOptions.describe(new FormatText(
                "Portable Network Graphics",
                "A picture to look at: one band in grey or colours, or three as red, green and blue (and a fourth as opacity)."
                        + " Values are stretched to 0–255, no data is transparent."));
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        int bands = RasterLayout.of(shape, name()).bandsOfDate();
        if (bands != 1 && bands != PngOptions.RGB && bands != PngOptions.RGBA) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "A PNG has 1, 3 or 4 bands; the data has " + bands + ". Choose some with filter_bands.");
        }
        PngOptions.read(options, bands);
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        PngOptions.read(options, 1);
    }

    @Override
    public boolean holdsDates() {
        return false;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        RasterLayout layout = RasterLayout.of(cube.shape(), name());
        PngOptions options = PngOptions.read(result.options(), layout.bands());
        Path name = Path.of(target.baseName() + ".png");
        Grid grid = cube.shape().grid().orElseThrow();
        int factor = options.factor(grid);
        Grid picture = new Grid(
                grid.crs(),
                grid.originX(),
                grid.originY(),
                grid.stepX() * factor,
                grid.stepY() * factor,
                (grid.width() - 1) / factor + 1,
                (grid.height() - 1) / factor + 1);
        try (Spool spool = new Spool(target.folder(), picture.width(), picture.height())) {
            fill(spool, cube, layout, cube.shape().whole(), factor, target);
            new Painter(spool, options, layout.bands(), cube.shape().encoding())
                    .paint(target.folder().resolve(name), picture, target.control());
        }
        return List.of(new ResultFile(
                name,
                "image/png",
                RasterFacts.title("Picture", cube.shape()),
                List.of("data", "visual"),
                RasterFacts.of(on(cube.shape(), picture))));
    }

    private static Shape on(Shape shape, Grid grid) {
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        return shape.with(x, grid.x(shape.dimension(x).name()))
                .with(y, grid.y(shape.dimension(y).name()));
    }

    /** A computed block, at the resolution of the picture. */
    private record Block(int row, int column, int columns, List<float[]> bands) {}

    private static void fill(Spool spool, Cube cube, RasterLayout layout, Region base, int factor, WriteTarget target)
            throws IOException {
        int unit = (BLOCK + factor - 1) / factor * factor;
        List<Region> regions = RegionPlan.squares(cube, base, unit, Runs.budget(target));
        Runs.run(target, cube, regions, region -> block(cube.read(region), layout, factor), block -> {
            for (int band = 0; band < block.bands.size(); band++) {
                spool.write(band, block.row, block.column, block.columns, block.bands.get(band));
            }
        });
    }

    private static Block block(Chunk chunk, RasterLayout layout, int factor) {
        Region region = chunk.region();
        int columns = (layout.columns(region) - 1) / factor + 1;
        List<float[]> bands = new ArrayList<>();
        for (int band = 0; band < layout.bands(); band++) {
            bands.add(averaged(chunk, layout, band, factor));
        }
        return new Block(layout.row(region) / factor, layout.column(region) / factor, columns, bands);
    }

    /** The mean of the cells with data of every {@code factor} rows and columns. */
    private static float[] averaged(Chunk chunk, RasterLayout layout, int band, int factor) {
        int width = layout.columns(chunk.region());
        int height = layout.rows(chunk.region());
        int columns = (width - 1) / factor + 1;
        float[] out = new float[columns * ((height - 1) / factor + 1)];
        double[] row = new double[width];
        double[] sums = new double[columns];
        int[] counts = new int[columns];
        for (int y = 0; y < height; y++) {
            layout.copy(chunk, band, y, 0, width, row);
            for (int x = 0; x < width; x++) {
                if (!Double.isNaN(row[x])) {
                    sums[x / factor] += row[x];
                    counts[x / factor]++;
                }
            }
            if (y % factor == factor - 1 || y == height - 1) {
                for (int i = 0; i < columns; i++) {
                    out[y / factor * columns + i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
                    sums[i] = 0;
                    counts[i] = 0;
                }
            }
        }
        return out;
    }
}
