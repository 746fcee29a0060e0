package eo.caravan.processors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedArgumentTest {
    /** An array that counts how often one of its elements is looked at. */
    private static final class Watched extends AbstractList<Object> {
        private int looks;

        @Override
        public Object get(int index) {
            looks++;
            return (double) index;
        }

        @Override
        public int size() {
            return 1_000_000;
        }
    }

    @Test
    void hashing_and_comparing_an_array_looks_at_none_of_its_elements() {
        Watched array = new Watched();
        PlannedArgument one = new PlannedArgument.Value(array);
        PlannedArgument same = new PlannedArgument.Value(array);

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one.equals(new PlannedArgument.Value(new Watched()))).isFalse();
        assertThat(Map.of(new PlannedArgument.Fields(Map.of("data", one)), true))
                .hasSize(1);
        assertThat(array.looks).isZero();
    }

    @Test
    void simple_values_are_equal_where_their_content_is() {
        assertThat(new PlannedArgument.Value("a")).isEqualTo(new PlannedArgument.Value("a"));
        assertThat(new PlannedArgument.Value(null)).isEqualTo(new PlannedArgument.Value(null));
        assertThat(new PlannedArgument.Value(1.0)).isNotEqualTo(new PlannedArgument.Value(2.0));
        assertThat(new PlannedArgument.Value(List.of(1.0))).isNotEqualTo(new PlannedArgument.Value(List.of(2.0)));
    }
}
