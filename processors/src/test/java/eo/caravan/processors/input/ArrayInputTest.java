package eo.caravan.processors.input;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that xarray, netCDF4 and zarr wrote, read as cubes. */
final class ArrayInputTest {
    private static final Grid UTM = new Grid(Crs.epsg(32632), 0, 35, 10, -10, 4, 3);

    @TempDir
    static Path folder;

    private final TilePool pool = new TilePool(1 << 20);

    @BeforeAll
    static void write() throws Exception {
        Path script = Path.of(ArrayInputTest.class.getResource("make_arrays.py").toURI());
        Written.need("xarray, netCDF4, zarr");
        Written.run("env", "/usr/bin/python3", script.toString(), folder.toString());
    }

    private Cube open(String file, Map<String, Object> options) throws IOException {
        InputFormat format = new InputFormats().find(file.contains(".zarr") ? "ZARR" : "NetCDF");
        format.checkOptions(options);
        return format.open(new InputFile(Location.of(folder.resolve(file)), new LocalResources(), pool, options));
    }

    private Cube open(String file, String... bands) throws IOException {
        return open(file, bands.length == 0 ? Map.of() : Map.of("bands", List.of(bands)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utm3.nc", "utm4.nc", "utm5.nc", "utm.zarr", "utm.zarr.zip"})
    void variables_of_one_grid_are_bands_with_place_and_time(String file) throws Exception {
        Cube cube = open(file, "red", "nir");
        assertThat(cube.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("2020-01-01T00:00:00Z", "2020-01-11T06:00:00Z");
        assertThat(cube.shape().dimension(1).labels()).containsExactly("red", "nir");
        assertThat(cube.shape().grid()).contains(UTM);
        double[] cells = Cubes.all(cube);
        assertThat(Arrays.copyOf(cells, 12)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(Arrays.copyOfRange(cells, 12, 16)).containsExactly(100, NO, 102, 103);
        assertThat(cells[cells.length - 1]).isEqualTo(123);
        assertThat(((Dimension.Bands) cube.shape().dimension(1))
                        .bands()
                        .get(0)
                        .encoding()
                        .type())
                .isEqualTo(CellType.INT16);
    }

    @Test
    void all_variables_of_one_kind_are_taken_where_none_is_named() throws Exception {
        assertThat(open("utm4.nc").shape().dimension(1).labels()).containsExactlyInAnyOrder("red", "nir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "gzip", "zstd", "lz4", "none", "blosclz4", "blosczstd", "blosczlib"})
    void chunks_are_unpacked_whatever_packed_them(String codec) throws Exception {
        double[] cells = Cubes.all(open("codecs.zarr", codec));
        assertThat(cells).hasSize(90_000);
        for (int i = 0; i < cells.length; i++) {
            assertThat(cells[i]).isEqualTo(i % 977);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"world.nc", "world.zarr"})
    void longitudes_are_turned_to_the_west_and_bands_may_be_a_dimension(String file) throws Exception {
        Cube cube = open(file);
        assertThat(cube.shape().names()).containsExactly("bands", "y", "x");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("a", "bc");
        assertThat(cube.shape().grid()).contains(new Grid(Crs.WGS84, -180, -90, 90, 90, 4, 2));
        assertThat(Arrays.copyOf(Cubes.all(cube), 8)).containsExactly(2, 3, 0, 1, 6, 7, 4, 5);
    }

    @Test
    void unsigned_values_and_groups_are_understood_and_order_does_not_matter() throws Exception {
        assertThat(Cubes.all(open("model.nc", "flag"))).containsExactly(254, 1, NO, 3);
        assertThat(Cubes.all(open("model.nc", "inner/depth"))).containsExactly(7, 8, 9, 10);
        assertThat(open("model.nc", "flag").shape().encoding()).isEqualTo(new Encoding(CellType.UINT8, 255));
    }

    @Test
    void what_cannot_be_a_cube_is_refused_with_the_reason() {
        assertThatThrownBy(() -> open("model.nc"))
                .hasMessageContaining("different dimensions")
                .hasMessageContaining("rain over (lon, lat, day)")
                .hasMessageContaining("option bands");
        assertThatThrownBy(() -> open("model.nc", "rain")).hasMessageContaining("calendar '360_day'");
        assertThatThrownBy(() -> open("model.nc", "snow"))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("no variable 'snow'");
        assertThatThrownBy(() -> open("model.nc", "swath")).hasMessageContaining("does not lie over an x and a y axis");
        assertThatThrownBy(() -> open("utm4.nc", Map.of("variable", "red")))
                .hasMessageContaining("no option 'variable'");
    }

    @Test
    void the_reference_system_can_be_given() throws Exception {
        Cube cube = open("codecs.zarr", Map.of("bands", List.of("zlib"), "crs", "EPSG:25832"));
        assertThat(cube.shape().grid().orElseThrow().crs()).isEqualTo(Crs.epsg(25832));
    }
}
