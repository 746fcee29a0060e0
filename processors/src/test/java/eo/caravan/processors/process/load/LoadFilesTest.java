package eo.caravan.processors.process.load;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadFilesTest {
    private static final Grid GRID = Cubes.grid(2, 1);

    @TempDir
    Path folder;

    private final TilePool pool = new TilePool(1 << 20);

    /** Uploads a GeoTIFF of one row. */
    private void upload(String name, Grid grid, double... cells) throws IOException {
        upload(name, new ArrayCube(new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT32), cells));
    }

    private void upload(String name, Cube cube) throws IOException {
        Path work = folder.resolve("work");
        Path written = Written.write(cube, "GTiff", Map.of(), work).get(0).path();
        Files.move(work.resolve(written), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private ProcessContext context() {
        UserData user = new UserData() {
            @Override
            public Location file(String path) {
                return Location.of(folder.resolve(path));
            }

            @Override
            public Optional<Location> results(String job) {
                return Optional.empty();
            }
        };
        return new ProcessContext(
                CONTEXT.collections(),
                CONTEXT.formats(),
                CONTEXT.log(),
                CONTEXT.view(),
                CONTEXT.executor(),
                CONTEXT.control(),
                false,
                new DataAccess(new LocalResources(), pool, new InputFormats(), user));
    }

    private Cube load(Map<String, Object> options, String... paths) {
        return (Cube) new LoadUploadedFiles()
                .apply(new LoadUploadedFiles.Arguments(List.of((Object[]) paths), "gtiff", options), context());
    }

    @Test
    void a_geotiff_is_a_cube_of_bands_y_x() throws Exception {
        upload("a.tif", GRID, 1, NO);
        Cube cube = load(Map.of(), "a.tif");
        assertThat(cube.shape().names()).containsExactly("bands", "y", "x");
        assertThat(cube.shape().grid()).contains(GRID);
        assertThat(Cubes.all(cube)).containsExactly(1, NO);
    }

    @Test
    void bands_are_called_as_the_user_wishes() throws Exception {
        upload("a.tif", GRID, 1, 2);
        assertThat(load(Map.of("bands", List.of("red")), "a.tif")
                        .shape()
                        .dimension(0)
                        .labels())
                .containsExactly("red");
        assertThatThrownBy(() -> load(Map.of("bands", List.of("red", "nir")), "a.tif"))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("it has 1 bands, but 2 names are given");
    }

    @Test
    void files_of_several_dates_lie_along_time_in_its_order() throws Exception {
        upload("ndvi_2024-07-05.tif", GRID, 3, 4);
        upload("ndvi_20240601.tif", GRID, 1, 2);
        Cube cube = load(Map.of(), "ndvi_2024-07-05.tif", "ndvi_20240601.tif");
        assertThat(cube.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("2024-06-01T00:00:00Z", "2024-07-05T00:00:00Z");
        assertThat(Cubes.all(cube)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void files_of_one_band_each_lie_along_bands_by_their_names() throws Exception {
        upload("B04.tif", GRID, 1, 2);
        upload("B08.tif", GRID, 3, 4);
        Cube cube = load(Map.of("bands", List.of("B1")), "B04.tif", "B08.tif");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("B04", "B08");
        assertThat(Cubes.all(cube)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void tiles_of_one_lattice_are_a_mosaic_in_which_the_first_file_lies_on_top() throws Exception {
        upload("left.tif", GRID, 1, 2);
        upload("right.tif", GRID.window(1, 0, 2, 1), 7, 8);
        Cube cube = load(Map.of("bands", List.of("B1")), "left.tif", "right.tif");
        assertThat(cube.shape().grid()).contains(GRID.window(0, 0, 3, 1));
        assertThat(Cubes.all(cube)).containsExactly(1, 2, 8);
    }

    @Test
    void a_file_that_does_not_fit_is_named_with_the_reason() throws Exception {
        upload("a.tif", GRID, 1, 2);
        upload("b.tif", new Grid(GRID.crs(), 500_005, 5_000_000, 10, -10, 2, 1), 1, 2);
        assertThatThrownBy(() -> load(Map.of(), "a.tif", "b.tif")).isInstanceOfSatisfying(OpenEoException.class, e -> {
            assertThat(e.code()).isEqualTo(ProcessErrorCode.FORMAT_UNSUITABLE);
            assertThat(e).hasMessageContaining("The file b.tif does not fit").hasMessageContaining("grid of a.tif");
        });
        upload("c_2024-01-01.tif", GRID, 1, 2);
        assertThatThrownBy(() -> load(Map.of(), "a.tif", "c_2024-01-01.tif"))
                .hasMessageContaining("The file a.tif does not fit")
                .hasMessageContaining("name");
        upload("d_2024-01-01.tif", GRID, 1, 2);
        assertThatThrownBy(() -> load(Map.of("bands", List.of("v")), "c_2024-01-01.tif", "d_2024-01-01.tif"))
                .hasMessageContaining("same bands, dates and area as c_2024-01-01.tif");
    }

    @Test
    void a_file_that_was_replaced_is_read_anew() throws Exception {
        upload("a.tif", GRID, 1, 2);
        assertThat(Cubes.all(load(Map.of(), "a.tif"))).containsExactly(1, 2);
        upload("a.tif", GRID, 5, 6);
        Files.setLastModifiedTime(folder.resolve("a.tif"), java.nio.file.attribute.FileTime.fromMillis(1));
        assertThat(Cubes.all(load(Map.of(), "a.tif"))).containsExactly(5, 6);
    }

    @Test
    void what_is_no_geotiff_is_refused_naming_the_file() throws Exception {
        Files.writeString(folder.resolve("a.tif"), "no image");
        assertThatThrownBy(() -> load(Map.of(), "a.tif")).isInstanceOfSatisfying(OpenEoException.class, e -> {
            assertThat(e.code()).isEqualTo(ProcessErrorCode.FORMAT_UNSUITABLE);
            assertThat(e).hasMessageStartingWith("The file a.tif cannot be read as GTiff");
        });
    }

    @Test
    void damaged_cells_are_the_users_to_mend() throws Exception {
        upload("a.tif", Cubes.counting(64, 64));
        byte[] bytes = Files.readAllBytes(folder.resolve("a.tif"));
        Files.write(folder.resolve("a.tif"), java.util.Arrays.copyOf(bytes, bytes.length - 40));
        Cube cube = load(Map.of(), "a.tif");
        assertThatThrownBy(() -> cube.read(cube.shape().whole()))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        e -> assertThat(e.code().status()).isEqualTo(400));
    }

    @Test
    void formats_options_and_urls_are_checked_all_at_once() {
        LoadUrl.Arguments wrong = new LoadUrl.Arguments("ftp://example.org/a.tif", "GTiff", Map.of("colour", "red"));
        assertThatThrownBy(() -> new LoadUrl().apply(wrong, context()))
                .isInstanceOfSatisfying(OpenEoException.class, e -> {
                    assertThat(e.all()).hasSize(2);
                    assertThat(e.all().get(0)).hasMessageContaining("has no option 'colour'");
                    assertThat(e.all().get(1)).hasMessageContaining("neither http nor https");
                });
        assertThatThrownBy(() -> new LoadUrl().apply(new LoadUrl.Arguments("/etc/passwd", "GTiff", null), context()))
                .hasMessageContaining("no http or https URL");
        assertThatThrownBy(() -> new LoadUrl()
                        .apply(new LoadUrl.Arguments("https://example.org/a", "Shapefile", null), context()))
                .isInstanceOfSatisfying(
                        OpenEoException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.FILE_TYPE_INVALID));
    }

    @Test
    void dates_are_found_in_names() {
        assertThat(FileTime.of("x/S2A_MSIL2A_20240705T100559_N0510.tif")).contains("2024-07-05T10:05:59Z");
        assertThat(FileTime.of("ndvi-2024_07_05.tif")).contains("2024-07-05T00:00:00Z");
        assertThat(FileTime.of("MOD13Q1.A2024187.h18v04.tif")).contains("2024-07-05T00:00:00Z");
        assertThat(FileTime.of("20241399_scene.tif")).isEmpty();
        assertThat(FileTime.of("2024-07-05/scene.tif")).isEmpty();
    }
}
