package eo.caravan.processors.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.output.Written;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.LocalResources;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were damaged on the way, or on purpose, end in a message: never in another exception, a hang or a large allocation. */
final class HostileArraysTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Path script =
                Path.of(HostileArraysTest.class.getResource("make_arrays.py").toURI());
        Written.need("xarray, netCDF4, zarr");
        Written.run("env", "/usr/bin/python3", script.toString(), folder.toString());
    }

    /** A file in memory. */
    private record Memory(byte[] bytes) implements Resources {
        @Override
        public ByteSource open(Location location) {
            return new ByteSource() {
                @Override
                public String name() {
                    return "memory";
                }

                @Override
                public long size() {
                    return bytes.length;
                }

                @Override
                public void read(long offset, ByteBuffer target) throws IOException {
                    if (offset < 0 || offset + target.remaining() > bytes.length) {
                        throw new EOFException("it ends at byte " + bytes.length);
                    }
                    target.put(bytes, (int) offset, target.remaining());
                }

                @Override
                public void close() {
                    // memory is not closed
                }
            };
        }

        @Override
        public byte[] document(Location location, long limit) throws IOException {
            throw new NoSuchFileException(location.text());
        }

        @Override
        public byte[] post(Location location, byte[] json, long limit) throws IOException {
            throw new IOException("nothing is sent");
        }
    }

    private static void read(String format, String name, byte[] bytes) throws IOException {
        Resources resources = new Memory(bytes);
        try (TilePool pool = new TilePool(1 << 20, resources)) {
            InputFile file = new InputFile(Location.of(Path.of("/" + name)), resources, pool, Map.of());
            Cube cube = new InputFormats().find(format).open(file);
            Region whole = cube.shape().whole();
            int[] size = Arrays.stream(whole.sizes()).map(s -> Math.min(s, 3)).toArray();
            cube.read(Region.of(new int[size.length], size));
        }
    }

    private static void holds(String format, String name, byte[] bytes, String what) {
        try {
            read(format, name, bytes);
        } catch (IOException | OpenEoException refused) {
            assertThat(refused.getMessage()).as(what).isNotBlank();
        } catch (RuntimeException | Error other) {
            throw new AssertionError(what, other);
        }
    }

    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @CsvSource({
        "netCDF, utm3.nc, 1500",
        "netCDF, utm5.nc, 500",
        "netCDF, utm4.nc, 600",
        "netCDF, model.nc, 300",
        "Zarr, utm.zarr.zip, 700"
    })
    void files_with_changed_bytes_are_read_or_refused(String format, String name, int rounds) throws Exception {
        byte[] good = Files.readAllBytes(folder.resolve(name));
        Random random = new Random(20_240_705);
        for (int round = 0; round < rounds; round++) {
            byte[] bad = good.clone();
            int changes = 1 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(random.nextBoolean() ? Math.min(bad.length, 2000) : bad.length);
                bad[at] = random.nextInt(3) == 0 ? (byte) 0xFF : (byte) random.nextInt(256);
            }
            holds(format, name, bad, name + ", round " + round);
        }
    }

    @ParameterizedTest
    @CsvSource({"netCDF, utm3.nc", "netCDF, utm4.nc", "Zarr, utm.zarr.zip"})
    void files_that_end_early_are_refused(String format, String name) throws Exception {
        byte[] good = Files.readAllBytes(folder.resolve(name));
        for (int i = 0; i < 60; i++) {
            holds(format, name, Arrays.copyOf(good, good.length * i / 60), name + " cut to " + i + "/60");
        }
    }

    private Path store(String array, byte[] chunk) throws IOException {
        Path store = Files.createDirectories(folder.resolve("hostile.zarr"));
        Files.createDirectories(store.resolve("v"));
        String axis =
                "{\"zarr_format\":2,\"shape\":[2],\"chunks\":[2],\"dtype\":\"<f8\",\"compressor\":null,\"order\":\"C\","
                        + "\"filters\":null,\"fill_value\":null}";
        String metadata = "{\"zarr_consolidated_format\":1,\"metadata\":{\"v/.zarray\":" + array
                + ",\"v/.zattrs\":{\"_ARRAY_DIMENSIONS\":[\"lat\",\"lon\"]},\"lat/.zarray\":" + axis
                + ",\"lat/.zattrs\":{\"_ARRAY_DIMENSIONS\":[\"lat\"]},\"lon/.zarray\":" + axis
                + ",\"lon/.zattrs\":{\"_ARRAY_DIMENSIONS\":[\"lon\"]}}}";
        Files.writeString(store.resolve(".zmetadata"), metadata);
        byte[] axisCells = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.5)
                .putDouble(1.5)
                .array();
        for (String name : List.of("lat", "lon")) {
            Files.createDirectories(store.resolve(name));
            Files.write(store.resolve(name + "/0"), axisCells);
        }
        Files.write(store.resolve("v/0.0"), chunk);
        return store;
    }

    private static String array(String chunks, String compressor) {
        return "{\"zarr_format\":2,\"shape\":[2,2],\"chunks\":" + chunks + ",\"dtype\":\"<f8\",\"compressor\":"
                + compressor + ",\"order\":\"C\",\"filters\":null,\"fill_value\":null}";
    }

    private double[] load(Path store) throws IOException {
        LocalResources local = new LocalResources();
        try (TilePool pool = new TilePool(1 << 20, local)) {
            Cube cube = new InputFormats().find("Zarr").open(new InputFile(Location.of(store), local, pool, Map.of()));
            return cube.read(cube.shape().whole()).values();
        }
    }

    @Test
    void chunks_that_unpack_to_more_than_they_should_are_refused_before_they_do() throws Exception {
        byte[] zeros = new byte[64 << 20];
        byte[] zstd = Zstd.compress(zeros, 1);
        assertThat(zstd.length).isLessThan(20_000);
        assertThatThrownBy(() -> load(store(array("[2,2]", "{\"id\":\"zstd\"}"), zstd)))
                .hasMessageContaining("too large");
        Deflater deflater = new Deflater();
        deflater.setInput(zeros);
        deflater.finish();
        byte[] zlib = new byte[1 << 20];
        int length = deflater.deflate(zlib);
        deflater.end();
        assertThatThrownBy(() -> load(store(array("[2,2]", "{\"id\":\"zlib\"}"), Arrays.copyOf(zlib, length))))
                .hasMessageContaining("more than its 32 bytes");
        byte[] blosc = ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {2, 1, 33, 8})
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .putInt(40)
                .array();
        assertThatThrownBy(() -> load(store(array("[2,2]", "{\"id\":\"blosc\"}"), blosc)))
                .hasMessageContaining("more than its 32 bytes");
        assertThatThrownBy(() -> load(store(array("[2000000000,2000000000]", "null"), new byte[8])))
                .hasMessageContaining("at most 268435456 bytes");
    }

    @Test
    void keys_that_lead_out_of_a_store_are_refused() throws Exception {
        Path store = store(array("[2,2]", "null"), new byte[32]);
        String metadata = Files.readString(store.resolve(".zmetadata"));
        Files.writeString(folder.resolve("secret"), "secret");
        for (String out : List.of("../v", "/etc/v", "a/../../v", "..\\\\v", "file:v")) {
            String bad = metadata.replace("\"v/.z", "\"" + out + "/.z");
            Files.write(store.resolve(".zmetadata"), bad.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> load(store)).isInstanceOfAny(IOException.class, OpenEoException.class);
        }
    }

    @Test
    void sizes_that_no_file_has_room_for_are_refused() throws Exception {
        byte[] good = Files.readAllBytes(folder.resolve("utm5.nc"));
        for (int at : new int[] {4, 8, 12, 20, 28}) {
            byte[] bad = good.clone();
            Arrays.fill(bad, at, at + 4, (byte) 0x7F);
            holds("netCDF", "utm5.nc", bad, "a count of 2 billion at byte " + at);
        }
        Stream.of("CDF", "CDF\5", "\u0089HDF\r\n\u001a\n", "")
                .forEach(text -> holds("netCDF", "a.nc", text.getBytes(StandardCharsets.ISO_8859_1), text));
    }
}
