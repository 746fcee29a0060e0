package eo.caravan.processors.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffGrid;
import eo.caravan.processors.source.tiff.WholeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collection as it is: 700 x 700 cells, the whole season. Made once for all tests. */
class DemoSeasonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Path collection;
    private static List<JsonNode> items = new ArrayList<>();

    @BeforeAll
    static void make() throws Exception {
        try (ChunkExecutor executor = new ChunkExecutor(2, 200L << 20)) {
            assertTrue(DemoCollection.makeIfAbsent(folder, executor, RunControl.UNWATCHED));
        }
        collection = folder.resolve("SENTINEL2_L2A");
        for (JsonNode link :
                JSON.readTree(collection.resolve("collection.json").toFile()).path("links")) {
            if (link.path("rel").asText().equals("item")) {
                items.add(JSON.readTree(
                        collection.resolve(link.path("href").asText()).toFile()));
            }
        }
    }

    private static double[] cells(JsonNode item, DemoBand band) throws IOException {
        Path file = collection.resolve(item.path("id").asText()).resolve(band + ".tif");
        try (TiffFile tiff = TiffFile.open(file)) {
            return WholeImage.read(tiff.image(), 0);
        }
    }

    private static Instant time(JsonNode item) {
        return Instant.parse(item.path("properties").path("datetime").asText());
    }

    private static List<JsonNode> between(String from, String to) {
        return items.stream()
                .filter(item -> !time(item).isBefore(Instant.parse(from + "T00:00:00Z"))
                        && time(item).isBefore(Instant.parse(to + "T00:00:00Z")))
                .toList();
    }

    @Test
    void exactly_one_pass_lies_in_the_first_days_of_june() {
        assertEquals(1, between("2022-06-01", "2022-06-03").size(), "without the third");
        assertEquals(1, between("2022-06-01", "2022-06-04").size(), "with the third");
        assertEquals(5, between("2022-06-01", "2022-07-01").size());
        assertEquals(14, between("2022-04-01", "2022-10-01").size());
        assertEquals(14, items.size());
    }

    @Test
    void the_collection_is_smaller_than_80_megabytes_and_has_only_files_that_belong_to_it() throws IOException {
        try (Stream<Path> all = Files.walk(collection)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            assertTrue(bytes > 10_000_000 && bytes < 80_000_000, bytes + " bytes");
            assertEquals(2 + 14 * 7, files.size());
        }
    }

    @Test
    void it_covers_what_it_says_at_10_and_20_metres() throws IOException {
        JsonNode item = items.get(4);
        for (DemoBand band : DemoBand.values()) {
            Path file = collection.resolve(item.path("id").asText()).resolve(band + ".tif");
            JsonNode asset = item.path("assets").path(band.name());
            int size = 7_000 / band.metres();
            try (TiffFile tiff = TiffFile.open(file)) {
                assertEquals(size, tiff.image().width());
                assertEquals(size, tiff.image().height());
                assertEquals(
                        new TiffGrid(677_000, 5_155_000, band.metres(), -band.metres()),
                        tiff.grid().orElseThrow());
                assertEquals(32632, tiff.geoKeys().orElseThrow().epsg().orElseThrow());
                assertEquals(0, tiff.noData().orElseThrow());
                assertEquals(
                        band.reflectance() ? 0.0001 : 1, tiff.bands().get(0).scale());
                assertEquals(1, tiff.overviews().size());
            }
            assertEquals(size, asset.path("proj:shape").path(0).asInt());
            assertEquals(size, asset.path("proj:shape").path(1).asInt());
            assertEquals(band.metres(), asset.path("proj:transform").path(0).asInt());
            assertEquals(677_000, asset.path("proj:transform").path(2).asInt());
        }
    }

    @Test
    void items_tell_size_and_checksum_of_their_files() throws Exception {
        JsonNode asset = items.get(0).path("assets").path("B08");
        byte[] bytes = Files.readAllBytes(
                collection.resolve(items.get(0).path("id").asText()).resolve("B08.tif"));
        assertEquals(bytes.length, asset.path("file:size").asLong());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(
                "1220" + HexFormat.of().formatHex(digest),
                asset.path("file:checksum").asText());
    }

    @Test
    void clouds_are_as_many_as_the_item_says_and_differ_from_pass_to_pass() throws IOException {
        List<Double> june = new ArrayList<>();
        for (JsonNode item : between("2022-06-01", "2022-07-01")) {
            double clouds = 0;
            double[] classes = cells(item, DemoBand.SCL);
            for (double value : classes) {
                clouds += value >= 8 && value <= 10 ? 1 : 0;
            }
            double told = item.path("properties").path("eo:cloud_cover").asDouble();
            assertEquals(100 * clouds / classes.length, told, 0.006);
            june.add(told);
        }
        assertTrue(june.stream().anyMatch(cover -> cover > 30), june + " has a cloudy day");
        assertTrue(june.stream().anyMatch(cover -> cover < 2), june + " has a clear day");
    }

    @Test
    void every_place_is_seen_without_clouds_in_june() throws IOException {
        boolean[] clear = new boolean[350 * 350];
        for (JsonNode item : between("2022-06-01", "2022-07-01")) {
            double[] classes = cells(item, DemoBand.SCL);
            for (int i = 0; i < clear.length; i++) {
                clear[i] |= classes[i] >= 4 && classes[i] <= 6;
            }
        }
        int holes = 0;
        for (boolean seen : clear) {
            holes += seen ? 0 : 1;
        }
        assertTrue(holes <= clear.length / 1000, holes + " cells are never clear in June");
    }

    @Test
    void half_of_one_pass_has_no_data_in_any_band() throws IOException {
        JsonNode item = between("2022-07-27", "2022-07-28").get(0);
        double[] classes = cells(item, DemoBand.SCL);
        double[] red = cells(item, DemoBand.B04);
        double[] swir = cells(item, DemoBand.B11);
        int empty = 0;
        for (int i = 0; i < classes.length; i++) {
            int fine = 2 * (i / 350) * 700 + 2 * (i % 350);
            boolean none = classes[i] == 0;
            empty += none ? 1 : 0;
            assertEquals(none, swir[i] == 0);
            assertEquals(none, red[fine] == 0);
            assertEquals(none, red[fine + 701] == 0);
        }
        assertEquals(0.5, empty / (350.0 * 350), 0.01);
        assertEquals(0, classes[349], "no data in the north-east");
        assertTrue(classes[349 * 350] > 0, "data in the south-west");
    }

    @Test
    void other_passes_have_data_everywhere() throws IOException {
        for (double value : cells(items.get(0), DemoBand.B02)) {
            assertTrue(value >= 1);
        }
    }

    @Test
    void the_catalog_reads_it_like_any_other_folder() {
        try (StacCatalog catalog = StacCatalog.open(List.of(folder), 64L << 20)) {
            assertEquals(List.of(), catalog.warnings());
            assertEquals(List.of("SENTINEL2_L2A"), catalog.ids());
            Cube cube = catalog.open(new LoadRequest(
                    "SENTINEL2_L2A",
                    Optional.empty(),
                    List.of("2022-06-01", "2022-06-03"),
                    List.of("B04", "SCL"),
                    item -> true,
                    Optional.empty()));
            assertEquals(
                    List.of(1, 2, 700, 700),
                    cube.shape().dimensions().stream().map(Dimension::size).toList());
        }
    }
}
