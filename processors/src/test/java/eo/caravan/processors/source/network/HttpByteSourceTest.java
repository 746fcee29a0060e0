package eo.caravan.processors.source.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eo.caravan.processors.source.access.ByteRange;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.RemoteFailureException;
import eo.caravan.processors.source.access.SourceChangedException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a million random bytes, read in ranges. Blocks have 16,384 bytes; opening brings the first two. */
class HttpByteSourceTest {
    private static final int BLOCK = HttpByteSource.BLOCK;
    private static final byte[] BYTES = new byte[1_000_000];

    static {
        new Random(4).nextBytes(BYTES);
    }

    @TempDir
    Path folder;

    private static byte[] read(ByteSource source, int offset, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        source.read(offset, target);
        return target.array();
    }

    private static byte[] expected(int offset, int length) {
        return Arrays.copyOfRange(BYTES, offset, offset + length);
    }

    @Test
    void opening_asks_once_and_learns_the_size() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            assertThat(source.size()).isEqualTo(1_000_000);
            assertThat(read(source, 5, 2 * BLOCK - 5)).isEqualTo(expected(5, 2 * BLOCK - 5));
            assertThat(server.ranges).containsExactly("bytes=0-32767");
        }
    }

    @Test
    void any_range_is_what_the_file_holds() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            Random random = new Random(9);
            for (int i = 0; i < 200; i++) {
                int length = 1 + random.nextInt(i % 10 == 0 ? 400_000 : 5_000);
                int offset = random.nextInt(BYTES.length - length + 1);
                assertThat(read(source, offset, length)).isEqualTo(expected(offset, length));
            }
            assertThat(read(source, 999_999, 1)).isEqualTo(expected(999_999, 1));
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(source, 999_999, 2));
        }
    }

    @Test
    void what_was_read_is_not_fetched_again() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            read(source, 10 * BLOCK + 5, 10);
            read(source, 10 * BLOCK, BLOCK);
            assertThat(server.ranges).containsExactly("bytes=0-32767", "bytes=163840-180223");
        }
    }

    @Test
    void neighbours_are_fetched_together_and_all_of_them_before_they_are_read() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            source.prefetch(List.of(
                    new ByteRange(10 * BLOCK, 100), new ByteRange(12 * BLOCK, 100), new ByteRange(40 * BLOCK, 100)));
            assertThat(server.ranges)
                    .containsExactlyInAnyOrder("bytes=0-32767", "bytes=163840-212991", "bytes=655360-671743");
            read(source, 12 * BLOCK, 100);
            read(source, 40 * BLOCK, 100);
            assertThat(server.ranges).hasSize(3);
        }
    }

    @Test
    void many_threads_that_want_the_same_fetch_it_once() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            resources.together(IntStream.range(0, 50).boxed().toList(), i -> {
                try {
                    assertThat(read(source, 20 * BLOCK, 3 * BLOCK)).isEqualTo(expected(20 * BLOCK, 3 * BLOCK));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(server.ranges).hasSize(2);
        }
    }

    @Test
    void a_file_opened_again_uses_what_is_known_of_the_same_version() throws Exception {
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            for (int i = 0; i < 2; i++) {
                try (ByteSource source = resources.open(server.location("/a"))) {
                    read(source, 30 * BLOCK, 100);
                }
            }
            assertThat(server.ranges).hasSize(3);
        }
    }

    @Test
    void a_file_that_changes_is_an_error_and_never_a_mixture() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (TinyServer server = new TinyServer(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"" + count.incrementAndGet() + "\"");
                    TinyServer.range(exchange, BYTES);
                });
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            assertThatExceptionOfType(SourceChangedException.class).isThrownBy(() -> read(source, 500_000, 10));
        }
    }

    @Test
    void a_server_that_heeds_conditions_says_itself_that_the_file_changed() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"one\"");
                    if (exchange.getRequestHeaders().containsKey("If-Match")) {
                        assertThat(exchange.getRequestHeaders().getFirst("If-Match"))
                                .isEqualTo("\"one\"");
                        TinyServer.whole(exchange, 412, new byte[0]);
                    } else {
                        TinyServer.range(exchange, BYTES);
                    }
                });
                NetworkResources resources = TinyServer.resources(server.limits(), folder);
                ByteSource source = resources.open(server.location("/a"))) {
            assertThatExceptionOfType(SourceChangedException.class).isThrownBy(() -> read(source, 500_000, 10));
        }
    }

    @Test
    void a_file_of_a_server_without_ranges_comes_whole_once_and_goes_with_its_last_reader() throws Exception {
        try (TinyServer server = new TinyServer(exchange -> TinyServer.whole(exchange, 200, BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            try (ByteSource source = resources.open(server.location("/a"))) {
                assertThat(read(source, 123_456, 1000)).isEqualTo(expected(123_456, 1000));
                assertThat(read(source, 900_000, 100_000)).isEqualTo(expected(900_000, 100_000));
                assertThat(server.ranges).hasSize(1);
                try (var files = Files.list(folder)) {
                    assertThat(files).hasSize(1);
                }
            }
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void what_a_killed_server_left_is_swept_away() throws Exception {
        Path left = Files.createFile(folder.resolve("download1.part"));
        Path other = Files.createFile(folder.resolve("other"));
        try (TinyServer server = new TinyServer(TinyServer.ranges(BYTES));
                NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
            assertThat(resources).isNotNull();
            assertThat(left).doesNotExist();
            assertThat(other).exists();
        }
    }

    @Test
    void too_large_a_file_of_a_server_without_ranges_is_refused_and_leaves_nothing() throws Exception {
        for (long told : new long[] {2 << 20, 0}) {
            try (TinyServer server = new TinyServer(exchange -> {
                        exchange.sendResponseHeaders(200, told);
                        exchange.getResponseBody().write(new byte[2 << 20]);
                    });
                    NetworkResources resources = TinyServer.resources(server.limits(), folder)) {
                assertThatExceptionOfType(RemoteFailureException.class)
                        .isThrownBy(() -> resources.open(server.location("/a")))
                        .withMessageContaining("more than the 1 MB")
                        .withMessageContaining("network.download");
                try (var files = Files.list(folder)) {
                    assertThat(files).isEmpty();
                }
            }
        }
    }
}
