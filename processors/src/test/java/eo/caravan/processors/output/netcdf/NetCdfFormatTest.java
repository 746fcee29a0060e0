package eo.caravan.processors.output.netcdf;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetCdfFormatTest {
    private static final Encoding UINT16 = new Encoding(CellType.UINT16, 0);

    @TempDir
    Path folder;

    private Path write(Cube cube) throws IOException {
        ResultFile file = Written.write(cube, "netcdf", Map.of(), folder).get(0);
        return folder.resolve(file.path());
    }

    @Test
    void a_variable_for_each_band_with_coordinates_and_crs() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(
                2,
                1,
                List.of(Cubes.times("1970-01-03", "1970-01-11"), Cubes.bands("B04", "B08")),
                1,
                2,
                3,
                4,
                5.5,
                NO,
                7,
                8);
        String text = Written.run("ncdump", write(cube).toString());
        assertThat(text)
                .contains("t = 2 ;", "y = 1 ;", "x = 2 ;", "float B04(t, y, x)", "double x(x)")
                .contains("B04 =\n  1, 2,\n  5.5, _ ;", "B08 =\n  3, 4,\n  7, 8 ;")
                .contains("x = 500005, 500015 ;", "y = 4999995 ;", "t = 2, 10 ;")
                .contains("t:units = \"days since 1970-01-01T00:00:00Z\"", "B04:grid_mapping = \"crs\"")
                .contains("crs:grid_mapping_name = \"transverse_mercator\"", "crs:crs_wkt = \"PROJCS[")
                .contains("crs:longitude_of_central_meridian = 9.", "crs:scale_factor_at_central_meridian = 0.9996");
    }

    @Test
    void unsigned_integers_keep_their_type_and_no_data_value() throws IOException, InterruptedException {
        Cube cube = Cubes.encoded(Cubes.cube(3, 1, List.of(Cubes.bands("B04")), 65_535, NO, 7), UINT16);
        assertThat(Written.run("ncdump", write(cube).toString()))
                .contains("ushort B04(y, x)", "B04:_FillValue = 0US", "65535, _, 7");
    }

    @Test
    void gdal_finds_values_and_place() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(700, 600, Cubes.bands("B04", "B08"));
        String path = write(cube).toString();
        String info = Written.run("gdalinfo", "NETCDF:" + path + ":B08");
        assertThat(info).contains("Size is 700, 600", "Origin = (500000.0", "Pixel Size = (10.0", "ID[\"EPSG\",32632]");
        assertThat(Written.run("gdallocationinfo", "-valonly", "NETCDF:" + path + ":B08", "651", "599")
                        .trim())
                .isEqualTo(String.valueOf(700 * 600 + 599 * 700 + 651));
    }

    @Test
    void values_are_stored_in_the_type_that_is_asked_for() throws IOException, InterruptedException {
        Cube cube = Cubes.cube(3, 1, List.of(Cubes.bands("B04")), 1.6, NO, 40_000);
        ResultFile file = Written.write(cube, "netcdf", Map.of("data_type", "int16"), folder)
                .get(0);
        assertThat(Written.run("ncdump", folder.resolve(file.path()).toString()))
                .contains("short B04(y, x)", "B04:_FillValue = -32768s", "2, _, 32767");
    }

    @Test
    void gdal_finds_times_and_the_names_of_bands() throws IOException, InterruptedException {
        Cube cube = Cubes.counting(4, 3, Cubes.times("2020-01-01", "2020-01-11T06:00:00Z"), Cubes.bands("B04", "B08"));
        String path = write(cube).toString();
        assertThat(Written.run("gdalinfo", path))
                .contains("NETCDF:\"" + path + "\":B04", "NETCDF:\"" + path + "\":B08");
        assertThat(Written.run("gdalinfo", "NETCDF:" + path + ":B04"))
                .contains("t#units=seconds since 1970-01-01", "NETCDF_DIM_t=1577836800", "NETCDF_DIM_t=1578722400");
    }

    @Test
    void times_of_day_are_seconds_and_text_labels_are_text() throws IOException, InterruptedException {
        Cube timed = Cubes.cube(1, 1, List.of(Cubes.times("1970-01-01T00:01:00Z")), 4);
        assertThat(Written.run("ncdump", write(timed).toString()))
                .contains("t = 60 ;", "seconds since", "float value(t, y, x)");
        Cube named = Cubes.cube(1, 1, List.of(Cubes.times("spring", "summer!")), 4, 5);
        assertThat(Written.run("ncdump", write(named).toString())).contains("\"spring\"", "\"summer!\"");
    }

    @Test
    void the_header_names_the_version_that_the_types_need() throws IOException {
        assertThat(Files.readAllBytes(write(Cubes.counting(2, 2)))).startsWith('C', 'D', 'F', 2);
        byte[] unsigned = Files.readAllBytes(write(Cubes.encoded(Cubes.counting(2, 2), UINT16)));
        assertThat(unsigned).startsWith('C', 'D', 'F', 5);
    }

    @Test
    void cells_lie_row_by_row_where_the_header_says() throws IOException {
        Cube cube = Cubes.cube(2, 2, List.of(Cubes.bands("b")), 1, 2, 3, NO);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(write(cube)));
        int begin = bytes.limit() - 4 - 2 * 2 * Double.BYTES - 4 * Float.BYTES;
        assertThat(bytes.getFloat(begin)).isEqualTo(1);
        assertThat(bytes.getFloat(begin + 8)).isEqualTo(3);
        assertThat(bytes.getFloat(begin + 12)).isNaN();
    }
}
