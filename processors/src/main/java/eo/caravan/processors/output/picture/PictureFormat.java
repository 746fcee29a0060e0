package eo.caravan.processors.output.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What pictures of all kinds have in common: how cells become rows of colours. */
abstract class PictureFormat implements OutputFormat {
    private static final int BLOCK = 512;

    private final Kind kind;
    private final String title;
    private final String text;

    PictureFormat(Kind kind, String title, String text) {
        this.kind = kind;
        this.title = title;
        this.text = text;
    }

    @Override
    public final String name() {
        return kind.format();
    }

    @Override
    public final ObjectNode description() {
        return PictureText.describe(new FormatText(title, text), kind);
    }

    @Override
    public final void check(Shape shape, Map<String, Object> options) {
        PictureOptions.read(options, kind).shown(RasterLayout.of(shape, name()), kind);
    }

    @Override
    public final void checkOptions(Map<String, Object> options) {
        PictureOptions.read(options, kind);
    }

    @Override
    public final boolean holdsDates() {
        return false;
    }

    @Override
    public final List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        RasterLayout layout = RasterLayout.of(cube.shape(), name());
        PictureOptions options = PictureOptions.read(result.options(), kind);
        int[] shown = options.shown(layout, kind);
        Path name = Path.of(target.baseName() + kind.extension());
        Grid grid = cube.shape().grid().orElseThrow();
        int factor = options.factor(grid, kind);
        Grid picture = new Grid(
                grid.crs(),
                grid.originX(),
                grid.originY(),
                grid.stepX() * factor,
                grid.stepY() * factor,
                (grid.width() - 1) / factor + 1,
                (grid.height() - 1) / factor + 1);
        try (Spool spool = new Spool(target.folder(), picture.width(), picture.height())) {
            fill(spool, cube, layout, shown, factor, target);
            Painter painter =
                    new Painter(spool, options, shown.length, cube.shape().encoding());
            Path file = target.folder().resolve(name.toString());
            if (kind == Kind.PNG) {
                PngEncoder.write(painter, options.depth(), picture, file, target.control());
            } else {
                JpegEncoder.write(painter, options.quality(), picture, file, target.control());
            }
        }
        List<ResultFile> files = new ArrayList<>();
        files.add(new ResultFile(
                name,
                kind.mediaType(),
                RasterFacts.title("Picture", cube.shape()),
                List.of("data", "visual"),
                RasterFacts.of(on(cube.shape(), picture))));
        if (options.worldFile()) {
            files.addAll(Georeference.write(picture, kind, target.baseName(), target.folder()));
        }
        return files;
    }

    private static Shape on(Shape shape, Grid grid) {
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        return shape.with(x, grid.x(shape.dimension(x).name()))
                .with(y, grid.y(shape.dimension(y).name()));
    }

    /** A computed block, at the resolution of the picture. */
    private record Block(int row, int column, int columns, List<float[]> bands) {}

    private static void fill(Spool spool, Cube cube, RasterLayout layout, int[] shown, int factor, WriteTarget target)
            throws IOException {
        int unit = (BLOCK + factor - 1) / factor * factor;
        List<Region> regions = RegionPlan.squares(cube, cube.shape().whole(), unit, Runs.budget(target));
        Runs.run(target, cube, regions, region -> block(cube.read(region), layout, shown, factor), block -> {
            for (int band = 0; band < block.bands.size(); band++) {
                spool.write(band, block.row, block.column, block.columns, block.bands.get(band));
            }
        });
    }

    private static Block block(Chunk chunk, RasterLayout layout, int[] shown, int factor) {
        Region region = chunk.region();
        int columns = (layout.columns(region) - 1) / factor + 1;
        List<float[]> bands = new ArrayList<>();
        for (int band : shown) {
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
