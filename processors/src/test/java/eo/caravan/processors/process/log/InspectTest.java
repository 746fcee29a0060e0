package eo.caravan.processors.process.log;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.bands;
import static eo.caravan.processors.process.Cubes.counting;
import static eo.caravan.processors.process.Cubes.times;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InspectTest {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(StepLog.Level level, String code, String message, JsonNode data) {}

    private final ProcessContext context = new ProcessContext(
            null,
            CONTEXT.formats(),
            (level, code, message, data) -> entries.add(new Entry(level, code, message, written(data))),
            CONTEXT.view(),
            null,
            CONTEXT.control());

    private Object inspect(Object data) {
        return new Inspect().apply(new Inspect.Arguments(data, "look", "mine", "warning"), context);
    }

    private JsonNode logged(Object data) {
        entries.clear();
        assertThat(inspect(data)).isSameAs(data);
        assertThat(entries).hasSize(1);
        return entries.get(0).data();
    }

    private static JsonNode written(Object data) {
        try {
            return new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void an_entry_has_the_level_code_and_message_of_the_user() {
        inspect(true);
        Entry entry = entries.get(0);
        assertThat(entry.level()).isEqualTo(StepLog.Level.WARNING);
        assertThat(entry.code()).isEqualTo("mine");
        assertThat(entry.message()).isEqualTo("look");
        assertThat(entry.data().asBoolean()).isTrue();
    }

    @Test
    void without_a_message_the_kind_of_data_is_told() {
        new Inspect().apply(new Inspect.Arguments(List.of(1.0, 2.0), "", "User", "info"), context);
        assertThat(entries.get(0).message()).isEqualTo("An array of 2.");
        assertThat(entries.get(0).code()).isEqualTo("User");
    }

    @Test
    void values_are_logged_as_json() throws JsonProcessingException {
        assertThat(logged(5.0)).isEqualTo(json("5"));
        assertThat(logged(0.5)).isEqualTo(json("0.5"));
        assertThat(logged(Double.NaN).asText()).isEqualTo("NaN");
        assertThat(logged(null).isNull()).isTrue();
        assertThat(logged("a text").asText()).isEqualTo("a text");
        Map<String, Object> fields = new HashMap<>();
        fields.put("a", List.of(1.0, "b"));
        fields.put("none", null);
        assertThat(logged(fields)).isEqualTo(json("{'a': [1, 'b'], 'none': null}"));
        assertThat(logged(new LabeledArray(List.of("B1", "B2"), List.of(3.0, 4.0))))
                .isEqualTo(json("{'labels': ['B1', 'B2'], 'values': [3, 4]}"));
    }

    @Test
    void long_values_are_cut_with_a_note() {
        List<Object> numbers = new ArrayList<>(Collections.nCopies(1_000_000, 1.0));
        assertThat(logged(numbers)).hasSize(101);
        assertThat(entries.get(0).data().get(100).asText()).contains("999900 more elements");
        assertThat(logged("x".repeat(5_000_000)).asText())
                .hasSizeLessThan(1_100)
                .endsWith("… (4999000 more characters)");
        List<Object> wide = Collections.nCopies(1_000, Collections.nCopies(1_000, numbers));
        assertThat(logged(wide).toString()).hasSizeLessThan(100_000);
        Object deep = 1.0;
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        assertThat(logged(deep).toString()).hasSizeLessThan(100);
    }

    @Test
    void a_text_is_not_cut_in_the_middle_of_a_character_and_holds_no_nul() {
        assertThat(Summary.cut("ab😀", 3)).isEqualTo("ab… (2 more characters)");
        assertThat(Summary.cut("a\u0000b", 10)).isEqualTo("a\uFFFDb");
    }

    @Test
    void a_cube_is_described_and_no_cell_is_read() throws JsonProcessingException {
        Cube cube = new Unreadable(Cubes.encoded(
                        counting(3, 2, times("2020-01-01", "2020-01-11"), bands("B04", "B08")),
                        new Encoding(CellType.UINT16, 0))
                .shape());
        assertThat(logged(cube))
                .isEqualTo(json("{'type': 'datacube', 'cube:dimensions': {"
                        + "'t': {'type': 'temporal', 'size': 2, 'values': ['2020-01-01', '2020-01-11']},"
                        + "'bands': {'type': 'bands', 'size': 2, 'values': ['B04', 'B08']},"
                        + "'y': {'type': 'spatial', 'size': 2, 'axis': 'y', 'extent': [4999980, 5000000], 'step': -10,"
                        + " 'first': 4999995, 'last': 4999985, 'reference_system': 32632},"
                        + "'x': {'type': 'spatial', 'size': 3, 'axis': 'x', 'extent': [500000, 500030], 'step': 10,"
                        + " 'first': 500005, 'last': 500025, 'reference_system': 32632}},"
                        + "'order': ['t', 'bands', 'y', 'x'], 'cells': 24, 'data_type': 'uint16', 'nodata': 0}"));
    }

    @Test
    void of_many_labels_the_first_and_the_last_are_told() {
        List<Object> labels =
                IntStream.range(0, 1_000).mapToObj(i -> (Object) (double) i).toList();
        Cube cube = new Unreadable(
                new Shape(List.of(new Dimension.Labelled("d", DimensionType.OTHER, labels)), Encoding.FLOAT32));
        JsonNode values = logged(cube).path("cube:dimensions").path("d").path("values");
        assertThat(values).hasSize(11);
        assertThat(values.get(0).asInt()).isEqualTo(0);
        assertThat(values.get(5).asText()).contains("990 more labels");
        assertThat(values.get(10).asInt()).isEqualTo(999);
    }

    @Test
    void over_cells_there_is_one_entry_when_the_callback_is_compiled() {
        Operand cells = new InputCells(0, Encoding.BOOLEAN);
        Operand array = new Operand.Elements(List.of(cells, new Operand.Constant(7.0)), List.of("a", "b"));
        Map<String, Operand> arguments = Map.of(
                "data", array,
                "message", new Operand.Constant(""),
                "code", new Operand.Constant("User"),
                "level", new Operand.Constant("debug"));
        assertThat(new Inspect().compile(arguments, context)).isSameAs(array);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).message()).isEqualTo("An array of 2 for each cell.");
        assertThat(entries.get(0).level()).isEqualTo(StepLog.Level.DEBUG);
        assertThat(entries.get(0).data())
                .hasToString("{\"labels\":[\"a\",\"b\"],\"values\":[{\"type\":\"number of each cell\","
                        + "\"data_type\":\"uint8\",\"nodata\":255},7]}");
    }

    /** A cube that must not be read. */
    private record Unreadable(Shape shape) implements Cube {
        @Override
        public Chunk read(Region region) {
            throw new AssertionError("a cell was read");
        }
    }
}
