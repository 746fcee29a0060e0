package eo.caravan.processors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    private final Cells stored = new InputCells(0, new Encoding(CellType.UINT16, 0));
    private final Cells unsigned = new InputCells(0, new Encoding(CellType.UINT8, Double.NaN));

    @Test
    void a_choice_with_a_small_constant_keeps_the_stored_type() {
        assertThat(Encodings.join(List.of(stored, constant(5.0)))).isEqualTo(stored.encoding());
    }

    @Test
    void a_constant_equal_to_the_no_data_value_is_not_taken_for_no_data() {
        assertThat(Encodings.join(List.of(stored, constant(0.0)))).isEqualTo(Encoding.FLOAT32);
    }

    @Test
    void no_data_finds_room_where_the_stored_type_has_none() {
        assertThat(Encodings.join(List.of(unsigned, constant(null)))).isEqualTo(Encoding.FLOAT32);
        assertThat(Encodings.join(List.of(stored, constant(null)))).isEqualTo(stored.encoding());
    }

    @Test
    void a_fraction_makes_the_choice_floating() {
        assertThat(Encodings.join(List.of(stored, constant(0.5)))).isEqualTo(Encoding.FLOAT32);
    }

    @Test
    void arithmetic_on_small_integers_is_single_precision() {
        assertThat(Encodings.computed(List.of(stored, constant(1e300)))).isEqualTo(Encoding.FLOAT32);
    }

    private static Cells constant(Double value) {
        return Operands.cells(new Operand.Constant(value));
    }
}
