package eo.caravan.processors.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one codec packs, the other unpacks; damage is found by both. */
class ZlibTest {
    private static final int SIZE = 300_000;
    private static final int DAMAGED = -1;

    /** Slopes with noise, as differences of reflectances are. */
    private static byte[] cells() {
        Random random = new Random(7);
        byte[] cells = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            cells[i] = (byte) (i / 1000 + random.nextInt(i % 7 + 1));
        }
        return cells;
    }

    private static byte[] packed(DeflateCodec codec, byte[] plain) {
        try (codec) {
            byte[] target = new byte[DeflateCodec.room(plain.length)];
            return Arrays.copyOf(target, codec.deflate(plain, plain.length, target));
        }
    }

    private static byte[] unpacked(Supplier<InflateCodec> codec, byte[] packed, int limit) throws DataFormatException {
        try (InflateCodec open = codec.get()) {
            byte[] target = new byte[limit];
            return Arrays.copyOf(target, open.inflate(packed, packed.length, target, limit));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 9})
    void what_is_packed_unpacks_to_the_same_by_either_codec(int level) throws Exception {
        byte[] cells = cells();
        byte[] packed = packed(Zlib.deflater(level), cells);
        assertThat(packed.length).isLessThan(SIZE * 3 / 4);
        assertThat(unpacked(Zlib::inflater, packed, SIZE + 1)).isEqualTo(cells);
        assertThat(unpacked(JdkInflateCodec::new, packed, SIZE + 1)).isEqualTo(cells);
        byte[] jdk = packed(new JdkDeflateCodec(level), cells);
        assertThat(unpacked(Zlib::inflater, jdk, SIZE + 1)).isEqualTo(cells);
    }

    @Test
    void a_codec_packs_the_same_bytes_again() {
        byte[] cells = cells();
        try (DeflateCodec codec = Zlib.deflater(2)) {
            byte[] first = new byte[DeflateCodec.room(SIZE)];
            byte[] second = new byte[DeflateCodec.room(SIZE)];
            assertThat(codec.deflate(cells, SIZE, first)).isEqualTo(codec.deflate(cells, SIZE, second));
            assertThat(first).isEqualTo(second);
        }
    }

    @Test
    void what_cannot_be_made_smaller_has_room() throws Exception {
        byte[] noise = new byte[SIZE];
        new Random(1).nextBytes(noise);
        assertThat(unpacked(JdkInflateCodec::new, packed(Zlib.deflater(1), noise), SIZE + 1))
                .isEqualTo(noise);
        assertThat(unpacked(JdkInflateCodec::new, packed(Zlib.deflater(2), new byte[] {5}), 2))
                .containsExactly(5);
        assertThat(unpacked(Zlib::inflater, packed(Zlib.deflater(2), new byte[0]), 2))
                .isEmpty();
    }

    @Test
    void no_more_comes_out_than_was_asked_for() throws Exception {
        byte[] cells = cells();
        byte[] packed = packed(Zlib.deflater(2), cells);
        assertThat(unpacked(Zlib::inflater, packed, 1000)).isEqualTo(Arrays.copyOf(cells, 1000));
    }

    @Test
    void a_wrong_check_sum_is_damage() {
        byte[] packed = packed(Zlib.deflater(2), cells());
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> unpacked(Zlib::inflater, packed, SIZE + 1)).isInstanceOf(DataFormatException.class);
    }

    @Test
    void damage_anywhere_ends_as_it_does_with_the_jdk() {
        byte[] packed = packed(Zlib.deflater(2), cells());
        Random random = new Random(3);
        try (InflateCodec one = Zlib.inflater();
                InflateCodec other = new JdkInflateCodec()) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(packed, i % 3 == 0 ? random.nextInt(packed.length) : packed.length);
                for (int k = 0; k < 3 && damaged.length > 0; k++) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                assertThat(outcome(one, damaged))
                        .as("case %d of %d bytes", i, damaged.length)
                        .isEqualTo(outcome(other, damaged));
            }
        }
    }

    /** More than belongs there is as wrong as a stream that breaks off. */
    private static int outcome(InflateCodec codec, byte[] packed) {
        try {
            byte[] target = new byte[SIZE + 1];
            int count = codec.inflate(packed, packed.length, target, target.length);
            return count > SIZE ? DAMAGED : 31 * count + Arrays.hashCode(Arrays.copyOf(target, count));
        } catch (DataFormatException e) {
            return DAMAGED;
        }
    }
}
