package eo.caravan.processors.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareArraysTest {
    private static final int LONG = SpareArrays.SHORTEST;
    private final SpareArrays<double[]> spare =
            new SpareArrays<>(double[]::new, Double.BYTES, 2L * LONG * Double.BYTES);

    @Test
    void an_array_that_was_given_is_taken_once() {
        double[] array = new double[LONG];
        spare.give(array);
        assertThat(spare.take(LONG)).isSameAs(array);
        assertThat(spare.take(LONG)).isNotSameAs(array).hasSize(LONG);
    }

    @Test
    void only_an_array_of_the_same_length_will_do() {
        double[] array = new double[LONG + 1];
        spare.give(array);
        assertThat(spare.take(LONG)).hasSize(LONG);
        assertThat(spare.take(LONG + 1)).isSameAs(array);
    }

    @Test
    void the_oldest_ones_go_where_there_are_too_many() {
        double[] oldest = new double[LONG];
        double[] middle = new double[LONG];
        double[] latest = new double[LONG];
        spare.give(oldest);
        spare.give(middle);
        spare.give(latest);
        assertThat(spare.take(LONG)).isSameAs(latest);
        assertThat(spare.take(LONG)).isSameAs(middle);
        assertThat(spare.take(LONG)).isNotSameAs(oldest);
    }

    @Test
    void short_arrays_are_not_kept() {
        double[] array = new double[LONG - 1];
        spare.give(array);
        assertThat(spare.take(LONG - 1)).isNotSameAs(array);
    }
}
