package eo.caravan.processors.output.zarr;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZarrFormatTest {
    private static final Encoding INT16 = new Encoding(CellType.INT16, -9999);

    @TempDir
    Path folder;

    private static Cube season() {
        return Cubes.encoded(
                Cubes.counting(
                        40, 20, Cubes.times("2020-01-01T00:00:00Z", "2020-01-11T00:00:00Z"), Cubes.bands("B04", "B08")),
                INT16);
    }

    private Path write(Cube cube, Map<String, Object> options) throws Exception {
        ResultFile file = Written.write(cube, "zarr", options, folder).get(0);
        assertThat(file.path()).hasToString("result.zarr.zip");
        return folder.resolve(file.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "none"})
    void xarray_opens_it_with_place_and_time(String compression) throws Exception {
        Path file = write(season(), Map.of("compression", compression, "chunk_size", 16));
        Written.need("xarray, zarr");
        String script =
                """
                import xarray, sys
                d = xarray.open_zarr(sys.argv[1])
                print(d.B08.dims, d.B08.encoding['chunks'], d.B08.encoding['dtype'])
                print(d.t.values[1], float(d.x[0]), float(d.y[0]), d.B08.attrs['grid_mapping'])
                print(float(d.B08[1, 19, 39]), float(d.B04[0, 0, 5]), float(d.B04[0, 0, 6]))
                print('UTM zone 32N' in d.crs.attrs['crs_wkt'], d.crs.attrs['grid_mapping_name'])
                """;
        assertThat(Written.run("env", "/usr/bin/python3", "-c", script, file.toString())
                        .lines())
                .containsExactly(
                        "('t', 'y', 'x') (1, 16, 16) int16",
                        "2020-01-11T00:00:00.000000000 500005.0 4999995.0 crs",
                        "3199.0 5.0 nan",
                        "True transverse_mercator");
    }

    @Test
    void gdal_opens_it_with_place() throws Exception {
        Path file = write(season(), Map.of("compression", "gzip", "chunk_size", 16));
        String info = Written.run("gdalinfo", "ZARR:\"/vsizip/" + file + "\":/B08:1");
        assertThat(info)
                .contains("Size is 40, 20")
                .contains("ID[\"EPSG\",32632]")
                .contains("Origin = (500000.000000000000000,5000000.000000000000000)")
                .contains("Pixel Size = (10.000000000000000,-10.000000000000000)")
                .contains("NoData Value=-9999");
    }

    @Test
    void what_is_written_can_be_loaded_again() throws Exception {
        Cube cube = season();
        Path file = write(cube, Map.of("chunk_size", 16));
        Cube again = new InputFormats()
                .find("zarr")
                .open(new InputFile(Location.of(file), new LocalResources(), new TilePool(1 << 20), Map.of()));
        assertThat(again.shape().encoded(INT16)).isEqualTo(cube.shape());
        assertThat(again.shape().encoding()).isEqualTo(INT16);
        assertThat(Cubes.all(again)).containsExactly(Cubes.all(cube));
    }

    @Test
    void chunks_without_data_are_left_out() throws Exception {
        Grid grid = Cubes.grid(64, 16);
        double[] cells = new double[64 * 16];
        Arrays.fill(cells, NO);
        cells[0] = 7;
        Cube cube = new ArrayCube(new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT32), cells);
        Path file = write(cube, Map.of("chunk_size", 16));
        String names = Written.run("python3", "-m", "zipfile", "-l", file.toString());
        assertThat(names).contains("value/0.0").doesNotContain("value/0.1");
        Cube again = new InputFormats()
                .find("zarr")
                .open(new InputFile(Location.of(file), new LocalResources(), new TilePool(1 << 20), Map.of()));
        assertThat(Cubes.all(again)).containsExactly(cells);
    }

    @Test
    void options_that_it_lacks_are_refused() {
        assertThatThrownBy(() -> new OutputFormats().find("Zarr").checkOptions(Map.of("compression", "blosc")))
                .hasMessageContaining("zstd, gzip, none");
        assertThatThrownBy(() -> new OutputFormats().find("Zarr").checkOptions(Map.of("chunk_size", 3)))
                .hasMessageContaining("chunk_size");
    }
}
