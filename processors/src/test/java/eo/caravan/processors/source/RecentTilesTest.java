package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RecentTilesTest {
    /** Keys of one hash, which would meet in one place of a map. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    private final RecentTiles<Key, Integer> tiles = new RecentTiles<>(1 << 20, tile -> 8, tile -> {});

    private int sumTo(Key key) {
        return key.number == 0 ? 0 : key.number + tiles.get(new Key(key.number - 1), this::sumTo);
    }

    @Test
    void making_a_tile_may_ask_for_others() {
        assertThat(tiles.get(new Key(10), this::sumTo)).isEqualTo(55);
        assertThat(tiles.has(new Key(3))).isTrue();
    }

    @Test
    void a_tile_that_could_not_be_made_is_made_by_the_next_who_asks() {
        assertThatThrownBy(() -> tiles.get(new Key(1), key -> {
                    throw new IllegalStateException("gone");
                }))
                .hasMessage("gone");
        assertThat(tiles.get(new Key(1), key -> 4)).isEqualTo(4);
    }
}
