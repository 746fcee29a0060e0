package eo.caravan.processors.source.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileByteSourceTest {
    @TempDir
    Path folder;

    private FileByteSource open() throws IOException {
        return FileByteSource.open(Files.write(folder.resolve("bytes"), new byte[] {1, 2, 3, 4}));
    }

    private static int byteAt(ByteSource source, long offset) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(1);
        source.read(offset, target);
        return target.get(0);
    }

    @Test
    void an_interrupted_reader_does_not_close_the_file_for_the_next() throws IOException {
        try (FileByteSource source = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> byteAt(source, 1)).isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(byteAt(source, 1)).isEqualTo(2);
        }
    }

    @Test
    void reading_past_the_end_says_where_the_file_ends() throws IOException {
        try (FileByteSource source = open()) {
            assertThat(source.size()).isEqualTo(4);
            assertThatThrownBy(() -> source.read(3, ByteBuffer.allocate(2)))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("ends at byte 4");
        }
    }

    @Test
    void a_closed_file_stays_closed() throws IOException {
        FileByteSource source = open();
        source.close();
        assertThatThrownBy(() -> byteAt(source, 0)).isInstanceOf(ClosedChannelException.class);
    }
}
