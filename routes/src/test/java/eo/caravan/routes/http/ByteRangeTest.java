package eo.caravan.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void a_range_has_both_ends() {
        assertThat(ByteRange.of("bytes=2-4", 10)).contains(new ByteRange(2, 4));
        assertThat(ByteRange.of("bytes=2-4", 10).orElseThrow().length()).isEqualTo(3);
    }

    @Test
    void an_open_range_goes_to_the_end_of_the_file() {
        assertThat(ByteRange.of("bytes=7-", 10)).contains(new ByteRange(7, 9));
        assertThat(ByteRange.of("bytes=7-99", 10)).contains(new ByteRange(7, 9));
    }

    @Test
    void a_range_without_a_begin_counts_from_the_end() {
        assertThat(ByteRange.of("bytes=-3", 10)).contains(new ByteRange(7, 9));
        assertThat(ByteRange.of("bytes=-99", 10)).contains(new ByteRange(0, 9));
    }

    @Test
    void a_range_behind_the_end_or_backwards_is_none() {
        assertThat(ByteRange.of("bytes=10-", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=5-4", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=-0", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=0-", 0)).isEmpty();
    }

    @Test
    void several_ranges_and_nonsense_are_ignored() {
        assertThat(ByteRange.isOne("bytes=0-1,3-4")).isFalse();
        assertThat(ByteRange.isOne("bytes=-")).isFalse();
        assertThat(ByteRange.isOne("lines=1-2")).isFalse();
        assertThat(ByteRange.isOne(null)).isFalse();
        assertThat(ByteRange.isOne("bytes=0-1")).isTrue();
    }
}
