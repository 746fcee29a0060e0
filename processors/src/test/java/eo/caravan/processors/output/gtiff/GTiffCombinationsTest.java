package eo.caravan.processors.output.gtiff;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every compression with every type, predictor, interleaving and odd sizes, read back bit by bit by rasterio and GDAL. */
final class GTiffCombinationsTest {
    private static final int BANDS = 3;
    private static final double EMPTY = 7;

    @TempDir
    Path folder;

    private static Cube cube(int width, int height, CellType type) {
        double[] values = new double[BANDS * width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width % height;
            double value = (31 * x + 17 * y + 7 * (i / width / height) + x * y) % 120;
            value = type.floating() ? value * 0.37 - 11 + x / 1024.0 : value;
            values[i] = (x + y) % 11 == 5 || value == EMPTY ? Double.NaN : value;
        }
        Shape shape = Cubes.counting(width, height, Cubes.bands("a", "b", "c")).shape();
        return new ArrayCube(shape.encoded(new Encoding(type, EMPTY)), values);
    }

    private int write(CellType type, int predictor, int width, int height) throws IOException {
        int count = 0;
        for (String compress : List.of("deflate", "zstd", "lzw", "none")) {
            for (String interleave : List.of("pixel", "band")) {
                if (compress.equals("none") && predictor > 1) {
                    continue;
                }
                Map<String, Object> options = new HashMap<>(Map.of("compress", compress, "interleave", interleave));
                options.putAll(Map.of("tile_size", 128.0, "overview_resampling", "nearest"));
                options.put(
                        "filename_prefix",
                        String.join("-", compress, "" + predictor, type.json(), interleave, "" + width, "" + height));
                if (predictor > 0) {
                    options.put("predictor", (double) predictor);
                }
                Written.write(cube(width, height, type), "GTiff", options, folder);
                count++;
            }
        }
        return count;
    }

    @Test
    void rasterio_reads_the_same_cells_from_every_combination() throws Exception {
        int count = 0;
        for (CellType type : CellType.values()) {
            count += write(type, 0, 131, 260);
            count += write(type, 1, 129, 5);
            count += write(type, type.floating() ? 3 : 2, 1, 1);
            count += write(type, type.floating() ? 3 : 2, 300, 257);
        }
        Path script = Path.of(getClass().getResource("same_cells.py").toURI());
        assertThat(Written.python(List.of("rasterio", "osgeo_utils"), script.toString(), folder.toString()))
                .contains(count + " files are the same");
    }
}
