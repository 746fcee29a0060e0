package eo.caravan.processors.input;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.vector.Vectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were damaged, or made to harm: they give a cube, or an error that can be told; never much memory. */
class HostileTablesTest {
    private static final long SEED = 20_240_601;
    private static final long MOST_BYTES = 64L << 20;
    private static final int TRIES = 700;

    @TempDir
    Path folder;

    /** Opens and reads it all. */
    private static void open(Path file, String format, Map<String, Object> options, String what) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            Cube cube = Opened.file(file, format, options);
            cube.read(cube.shape().whole());
        } catch (IOException | OpenEoException told) {
            assertThat(told.getMessage()).as(what).isNotBlank();
        } catch (RuntimeException | Error unexpected) {
            throw new AssertionError(what, unexpected);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_BYTES);
    }

    private Cube cube() {
        String[] wkt = new String[40];
        Arrays.setAll(wkt, i -> i % 3 == 0 ? "POINT (1 " + i + ")" : "POLYGON ((0 0, " + (i + 1) + " 0, 1 1, 0 0))");
        return Vectors.counting(
                Vectors.geometries(Crs.WGS84, wkt),
                Cubes.times("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
                Cubes.bands("B04", "B08"));
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(8)), (byte) -1);
                default -> System.arraycopy(
                        bytes, random.nextInt(bytes.length - 8), bytes, Math.min(at, bytes.length - 8), 8);
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private void damage(byte[] sound, String format, Map<String, Object> options, int tries) throws IOException {
        Random random = new Random(SEED);
        Path file = folder.resolve("damaged");
        for (int i = 0; i < tries; i++) {
            Files.write(file, damaged(sound, random));
            open(file, format, options, format + " " + options + ", try " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd"})
    void damaged_parquet(String compression) throws IOException {
        byte[] sound = Files.readAllBytes(
                folder.resolve(Written.write(cube(), "GeoParquet", Map.of("compression", compression), folder)
                        .get(0)
                        .path()));
        open(folder.resolve("result.parquet"), "GeoParquet", Map.of(), "sound");
        damage(sound, "GeoParquet", Map.of(), TRIES);
    }

    @Test
    void damaged_footers_of_parquet() throws IOException {
        byte[] sound = Files.readAllBytes(folder.resolve(
                Written.write(cube(), "GeoParquet", Map.of(), folder).get(0).path()));
        int footer = sound.length - 8 - (sound[sound.length - 8] & 0xFF | (sound[sound.length - 7] & 0xFF) << 8);
        Random random = new Random(SEED);
        Path file = folder.resolve("damaged");
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = sound.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[footer + random.nextInt(bytes.length - 8 - footer)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            open(file, "GeoParquet", Map.of(), "footer, try " + i);
        }
    }

    @Test
    void damaged_csv() throws IOException {
        byte[] sound = Files.readAllBytes(folder.resolve(Written.write(cube(), "CSV", Map.of("geometry", "wkt"), folder)
                .get(0)
                .path()));
        damage(sound, "CSV", Map.of(), TRIES);
    }

    @Test
    void damaged_geojson() throws IOException {
        byte[] sound = Files.readAllBytes(folder.resolve(
                Written.write(cube(), "GeoJSON", Map.of(), folder).get(0).path()));
        damage(sound, "GeoJSON", Map.of(), TRIES);
    }

    @Test
    void texts_made_to_harm() throws IOException {
        String point = "{\"type\": \"Point\", \"coordinates\": ";
        List<String> json = List.of(
                point + "[".repeat(100_000),
                point + "[1" + "0".repeat(100_000) + ", 2]}",
                point + "[1e99999, 2]}",
                "{\"a\":".repeat(100_000),
                "{\"type\": \"Feature\", \"properties\": " + "{\"a\":".repeat(5_000),
                "{\"type\": \"GeometryCollection\", \"geometries\": []}",
                "{\"type\": \"" + "x".repeat(5_000_000) + "\"}",
                "{\"type\": null, \"features\": null, \"coordinates\": null}",
                "");
        for (String text : json) {
            open(
                    Files.writeString(folder.resolve("given"), text),
                    "GeoJSON",
                    Map.of(),
                    text.substring(0, Math.min(60, text.length())));
        }
        List<String> csv = List.of(
                ",".repeat(1_000_000),
                "lon,lat\n" + ",".repeat(1_000_000),
                "lon,lat\n\"" + "x".repeat(1_000_000),
                "wkt\n\"" + "GEOMETRYCOLLECTION(".repeat(100_000) + "\"",
                "wkt\n\"POINT (1 " + "9".repeat(100_000) + ")\"",
                "lon,lat\n" + "9".repeat(100_000) + ",1\n",
                "lon,lat,t\n1,1,+999999999-12-31\n1,1,9999999\n",
                "\u0000\u0001\u0002");
        for (String text : csv) {
            open(
                    Files.writeString(folder.resolve("given"), text),
                    "CSV",
                    Map.of(),
                    text.substring(0, Math.min(60, text.length())));
        }
    }

    @Test
    void noise() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            byte[] begin = "{\"type\": \"FeatureCollection\", \"features\": [".getBytes(StandardCharsets.UTF_8);
            byte[] mixed = Arrays.copyOf(begin, begin.length + bytes.length);
            System.arraycopy(bytes, 0, mixed, begin.length, bytes.length);
            Path file = Files.write(folder.resolve("noise"), i % 2 == 0 ? bytes : mixed);
            for (String format : List.of("CSV", "GeoJSON", "Parquet", "GeoParquet")) {
                open(file, format, Map.of(), format + ", noise " + i);
            }
        }
    }
}
