package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.source.access.Location;
import eo.caravan.server.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Opens tables with a reader of Parquet that is not ours. */
class TablesOpenedIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NO = Double.NaN;

    @TempDir
    Path folder;

    /** Two fields, two days, two bands: cells 0 to 7, cell 5 without data. */
    private static Cube cube(Crs crs, Encoding encoding) {
        GeometryFactory factory = new GeometryFactory();
        Dimension geometries = new Dimension.Geometries(
                "geometry",
                crs,
                List.of(
                        new Feature(
                                "north",
                                factory.createPoint(new Coordinate(11.5, 46.5)),
                                Map.of("crop", "maize", "area", 2.0)),
                        new Feature(
                                "south",
                                factory.createPoint(new Coordinate(11.25, 46.25)),
                                Map.of("crop", "wheat", "area", 3.5))));
        Dimension times = new Dimension.Temporal("t", List.of("2020-06-01T10:00:00Z", "2020-06-02T10:00:00Z"));
        Dimension bands = new Dimension.Bands("bands", List.of(Band.named("B04"), Band.named("B08")));
        return new ArrayCube(
                new Shape(List.of(geometries, times, bands), encoding), new double[] {0, 1, 2, 3, 4, NO, 6, 7});
    }

    private JsonNode opened(Cube cube, String format, Map<String, Object> options)
            throws IOException, InterruptedException {
        OutputFormats formats = new OutputFormats();
        OutputFormat found = formats.find(format);
        Path file;
        try (ChunkExecutor executor = new ChunkExecutor(1, 64L << 20)) {
            file = folder.resolve(new ResultWriter(formats)
                    .write(
                            new ResultDescription(cube, found, options),
                            new WriteTarget(folder, "table", executor, RunControl.UNWATCHED))
                    .get(0)
                    .path());
        }
        return JSON.readTree(Programs.run(Programs.javaScriptClient(), "node", "parquet.mjs", file.toString()));
    }

    @Test
    void geometries_times_properties_and_values_arrive_with_their_types() throws IOException, InterruptedException {
        JsonNode table = opened(cube(Crs.WGS84, Encoding.FLOAT32), "GeoParquet", Map.of());

        assertThat(table.get("schema").toString())
                .contains("[\"feature_index\",\"INT32\",null]")
                .contains("[\"id\",\"BYTE_ARRAY\",\"STRING\"]")
                .contains("[\"area\",\"DOUBLE\",null]")
                .contains("[\"t\",\"INT64\",\"TIMESTAMP\"]")
                .contains("[\"B04\",\"FLOAT\",null]");
        JsonNode third = table.get("rows").get(2);
        assertThat(third.get("id").asText()).isEqualTo("south");
        assertThat(third.get("crop").asText()).isEqualTo("wheat");
        assertThat(third.get("area").asDouble()).isEqualTo(3.5);
        assertThat(third.get("t").asText()).isEqualTo("2020-06-01T10:00:00.000Z");
        assertThat(third.get("B04").asDouble()).isEqualTo(4);
        assertThat(third.get("B08").isNull()).isTrue();
        assertThat(third.get("geometry").toString()).isEqualTo("{\"type\":\"Point\",\"coordinates\":[11.25,46.25]}");
        JsonNode geo = JSON.readTree(table.get("texts").get("geo").asText());
        assertThat(geo.toString())
                .isEqualTo("{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{"
                        + "\"encoding\":\"WKB\",\"geometry_types\":[\"Point\"],\"bbox\":[11.25,46.25,11.5,46.5]}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:32632", "EPSG:3035", "EPSG:4258", "+proj=sinu +R=6371007.181 +units=m"})
    void other_systems_are_told_as_projjson(String system) throws IOException, InterruptedException {
        Crs crs = CoordinateSystems.parse(system);

        JsonNode table = opened(cube(crs, Encoding.FLOAT32), "GeoParquet", Map.of());

        JsonNode told = JSON.readTree(table.get("texts").get("geo").asText()).at("/columns/geometry/crs");
        assertThat(CoordinateSystems.same(CoordinateSystems.parse(told), crs))
                .as(told.toString())
                .isTrue();
        String proj = Programs.python("projjson.py", List.of("rasterio"), told.toString());
        assertThat(CoordinateSystems.same(CoordinateSystems.parse(proj.trim()), crs))
                .as(proj)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "snappy", "gzip", "none"})
    void every_compression_and_small_groups_are_read(String compression) throws IOException, InterruptedException {
        JsonNode table = opened(
                cube(Crs.WGS84, new Encoding(CellType.UINT8, 255)),
                "Parquet",
                Map.of("compression", compression, "row_group_size", 3.0));

        assertThat(table.get("groups").toString()).isEqualTo("[3,1]");
        assertThat(table.get("codecs").get(0).asText())
                .isEqualTo(compression.equals("none") ? "UNCOMPRESSED" : compression.toUpperCase(Locale.ROOT));
        assertThat(table.get("rows").findValuesAsText("B08").toString()).isEqualTo("[1, 3, null, 7]");
        assertThat(table.get("texts").has("geo")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "deltas"})
    void what_another_program_writes_is_read(String encodings) throws IOException, InterruptedException {
        Path file = folder.resolve("other.parquet");
        Programs.run(Programs.javaScriptClient(), "node", "write_parquet.mjs", file.toString(), encodings);
        DataAccess data = DataAccess.local();

        Cube cube = data.formats()
                .find("GeoParquet")
                .open(new InputFile(
                        Location.of(file),
                        data.resources(),
                        data.tiles(),
                        Map.of("properties", List.of("whole", "long", "real", "half"))));

        Dimension.Geometries places = (Dimension.Geometries) cube.shape().dimension(0);
        assertThat(places.size()).isEqualTo(200);
        assertThat(places.crs()).isEqualTo(Crs.WGS84);
        Feature last = places.features().get(199);
        assertThat(last.geometry().toText()).isEqualTo("POINT (19.9 9.95)");
        assertThat(last.id()).isEqualTo("f199");
        assertThat(last.properties())
                .isEqualTo(Map.of("crop", "maize", "note", "n39601", "truth", false, "seen", "2024-06-01T00:03:19Z"));
        double[] cells = cube.read(cube.shape().whole()).values();
        assertThat(List.of(cells[796], cells[797], cells[798], cells[799]))
                .containsExactly(597.0, 199e9, 24.875, 49.75);
        assertThat(cells[7 * 4 + 2]).isNaN();
    }
}
