package eo.caravan.processors.source.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says about place, bands, overviews and no-data. */
class TiffMetadataTest {
    @TempDir
    Path folder;

    private static TiffSketch image(int size) {
        return TiffSketch.image(size, size, 16, 8, 1)
                .longs(TiffTag.TILE_OFFSETS, new long[size * size / 256])
                .longs(TiffTag.TILE_BYTE_COUNTS, new long[size * size / 256]);
    }

    private TiffFile open(TiffSketch sketch) throws IOException {
        TiffFile file = TiffFile.open(sketch.writeTo(folder.resolve("file.tif")));
        file.close();
        return file;
    }

    @Test
    void scale_and_tie_point_give_corner_and_step() throws IOException {
        TiffSketch sketch = image(32)
                .doubles(TiffTag.MODEL_PIXEL_SCALE, 10, 20, 0)
                .doubles(TiffTag.MODEL_TIEPOINT, 2, 3, 0, 500, 900, 0);
        assertThat(open(sketch).grid()).contains(new TiffGrid(480, 960, 10, -20));
    }

    @Test
    void a_file_of_points_is_moved_by_half_a_cell() throws IOException {
        TiffSketch sketch = image(32)
                .doubles(TiffTag.MODEL_PIXEL_SCALE, 10, 20, 0)
                .doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, 500, 900, 0)
                .shorts(TiffTag.GEO_KEY_DIRECTORY, 1, 1, 0, 1, GeoKeys.RASTER_TYPE, 0, 1, 2);
        assertThat(open(sketch).grid()).contains(new TiffGrid(495, 910, 10, -20));
    }

    @Test
    void a_transformation_may_turn_the_rows_south_up() throws IOException {
        TiffSketch sketch =
                image(32).doubles(TiffTag.MODEL_TRANSFORMATION, 10, 0, 0, 5, 0, 20, 0, 6, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(open(sketch).grid()).contains(new TiffGrid(5, 6, 10, 20));
        assertThat(open(image(32)).grid()).isEmpty();
    }

    @Test
    void codes_and_texts_of_the_coordinate_system_are_found() throws IOException {
        GeoKeys projected = open(image(32)
                        .shorts(
                                TiffTag.GEO_KEY_DIRECTORY,
                                1,
                                1,
                                0,
                                3,
                                1024,
                                0,
                                1,
                                1,
                                1026,
                                34737,
                                9,
                                0,
                                3072,
                                0,
                                1,
                                32633)
                        .text(TiffTag.GEO_ASCII_PARAMS, "UTM zone|"))
                .geoKeys()
                .orElseThrow();
        assertThat(projected.epsg()).hasValue(32633);
        assertThat(projected.isGeographic()).isFalse();
        assertThat(projected.text(GeoKeys.CITATION)).isEqualTo("UTM zone");
        GeoKeys geographic = open(image(32)
                        .shorts(TiffTag.GEO_KEY_DIRECTORY, 1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326))
                .geoKeys()
                .orElseThrow();
        assertThat(geographic.epsg()).hasValue(4326);
        assertThat(geographic.isGeographic()).isTrue();
    }

    @Test
    void geo_keys_survive_their_tags() throws IOException {
        GeoKeys keys = GeoKeys.builder()
                .number(GeoKeys.MODEL_TYPE, 1)
                .number(GeoKeys.PROJECTED_CRS, GeoKeys.USER_DEFINED)
                .real(GeoKeys.SEMI_MAJOR_AXIS, 6371007.181)
                .real(GeoKeys.SEMI_MINOR_AXIS, 6371007.181)
                .text(GeoKeys.CITATION, "Sinusoïdal")
                .text(GeoKeys.PROJECTED_CITATION, "ESRI PE String = PROJCS[\"a\"]")
                .build();
        GeoKeys.Tags tags = keys.toTags();
        long[] directory =
                java.util.Arrays.stream(tags.directory()).asLongStream().toArray();
        assertThat(directory).startsWith(1, 1, 0, 6, 1024, 0, 1, 1, 1026, 34737, 12, 0, 2057, 34736, 1, 0);
        TiffSketch sketch = image(32)
                .shorts(TiffTag.GEO_KEY_DIRECTORY, directory)
                .doubles(TiffTag.GEO_DOUBLE_PARAMS, tags.reals())
                .text(TiffTag.GEO_ASCII_PARAMS, tags.ascii().replace("ï", "\u00c3\u00af"));
        GeoKeys read = open(sketch).geoKeys().orElseThrow();
        assertThat(read.epsg()).isEmpty();
        assertThat(read.real(GeoKeys.SEMI_MINOR_AXIS, 0)).isEqualTo(6371007.181);
        assertThat(read.text(GeoKeys.CITATION)).isEqualTo("Sinusoïdal");
        assertThat(read.wkt()).contains("PROJCS[\"a\"]");
    }

    @Test
    void scale_offset_and_names_of_bands_are_read() throws IOException {
        String xml = "<GDALMetadata>\n  <Item name=\"SCALE\" sample=\"1\" role=\"scale\">0.5</Item>\n"
                + "<Item name=\"OFFSET\" sample=\"1\" role=\"offset\">-3</Item>"
                + "<Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">red &amp;amp; hot</Item>"
                + "<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">m</Item>"
                + "<Item name=\"TIME\">noon</Item></GDALMetadata>";
        TiffFile file = open(image(32).shorts(TiffTag.SAMPLES_PER_PIXEL, 2).text(TiffTag.GDAL_METADATA, xml));
        assertThat(file.bands()).containsExactly(new TiffBand("red & hot", 1, 0, "m"), new TiffBand("", 0.5, -3, ""));
        assertThat(file.items()).containsEntry("TIME", "noon");
    }

    @Test
    void no_data_is_as_it_is_stored() throws IOException {
        assertThat(open(image(32)).noData()).isEmpty();
        assertThat(open(image(32).text(TiffTag.GDAL_NODATA, "7")).noData()).hasValue(7);
        assertThat(open(image(32).text(TiffTag.GDAL_NODATA, "nan")).noData()).hasValue(Double.NaN);
        TiffSketch floats = TiffSketch.image(16, 16, 16, 32, 1)
                .shorts(TiffTag.SAMPLE_FORMAT, 3)
                .tiles(new byte[1024])
                .text(TiffTag.GDAL_NODATA, "0.1");
        assertThat(open(floats).noData()).hasValue(0.1f);
    }

    @Test
    void overviews_come_largest_first_and_masks_apart() throws IOException {
        TiffSketch sketch = image(64);
        for (int size : List.of(16, 32)) {
            next(sketch, size, 1);
        }
        next(sketch, 64, 4);
        next(sketch, 48, 0);
        TiffFile file = open(sketch);
        assertThat(file.overviews()).extracting(TiffImage::width).containsExactly(32, 16);
        assertThat(file.masks()).extracting(TiffImage::width).containsExactly(64);
        assertThat(file.imageFor(1.9).width()).isEqualTo(64);
        assertThat(file.imageFor(2).width()).isEqualTo(32);
        assertThat(file.imageFor(100).width()).isEqualTo(16);
    }

    private static void next(TiffSketch sketch, int size, int kind) {
        int tiles = size * size / 256;
        sketch.directory()
                .longs(TiffTag.NEW_SUBFILE_TYPE, kind)
                .longs(TiffTag.IMAGE_WIDTH, size)
                .longs(TiffTag.IMAGE_LENGTH, size)
                .shorts(TiffTag.BITS_PER_SAMPLE, 8)
                .longs(TiffTag.TILE_WIDTH, 16)
                .longs(TiffTag.TILE_LENGTH, 16)
                .longs(TiffTag.TILE_OFFSETS, new long[tiles])
                .longs(TiffTag.TILE_BYTE_COUNTS, new long[tiles]);
    }
}
