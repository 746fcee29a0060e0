package eo.caravan.processors.process.array;

import static eo.caravan.processors.process.Cubes.fails;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.process.LabeledArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrayProcessesTest {
    private static Object modify(Object data, Object values, double index, double length) {
        return new Building()
                .processes()
                .get("array_modify")
                .evaluate(Map.of("data", data, "values", values, "index", index, "length", length));
    }

    private static LabeledArray labelled(List<Object> labels, Object... values) {
        return new LabeledArray(labels, Arrays.asList(values));
    }

    private static Object sorted(String process, List<?> data, boolean ascending, Object nodata) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("data", data);
        arguments.put("asc", ascending);
        arguments.put("nodata", nodata);
        return new Sorting().processes().get(process).evaluate(arguments);
    }

    @Test
    void without_anything_to_insert_at_least_one_element_is_removed() {
        assertThat(modify(Arrays.asList("a", "b", null, "c"), List.of(), 2, 0)).isEqualTo(List.of("a", "b", "c"));
        assertThat(modify(List.of("a", "b", "c"), List.of(), 1, 2)).isEqualTo(List.of("a"));
        assertThat(modify(List.of("a", "b"), List.of(), 2, 0)).isEqualTo(List.of("a", "b"));
        assertThat(modify(List.of("a", "c"), List.of("b"), 1, 0)).isEqualTo(List.of("a", "b", "c"));
    }

    @Test
    void labels_stay_where_both_arrays_have_them_or_one_is_empty() {
        LabeledArray data = labelled(List.of("B1", "B2"), 1.0, 2.0);
        assertThat(modify(data, labelled(List.of("B3"), 3.0), 1, 0))
                .isEqualTo(labelled(List.of("B1", "B3", "B2"), 1.0, 3.0, 2.0));
        assertThat(modify(data, List.of(), 0, 1)).isEqualTo(labelled(List.of("B2"), 2.0));
        assertThat(modify(data, List.of(3.0), 0, 1)).isEqualTo(List.of(3.0, 2.0));
    }

    @Test
    void a_label_in_both_arrays_is_a_conflict_even_where_its_element_is_replaced() {
        LabeledArray data = labelled(List.of("B1", "B2"), 1.0, 2.0);
        fails(() -> modify(data, labelled(List.of("B2"), 3.0), 1, 1), ProcessErrorCode.ARRAY_LABEL_CONFLICT, "'B2'");
        fails(() -> modify(data, List.of(1.0), 3, 0), ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE, "3");
    }

    @Test
    void labels_of_a_new_array_are_distinct() {
        fails(
                () -> new Building()
                        .processes()
                        .get("array_create_labeled")
                        .evaluate(Map.of("data", List.of(1.0, 2.0), "labels", List.of("a", "a"))),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "twice");
    }

    @Test
    void dates_are_sorted_by_moment_to_the_nanosecond() {
        List<String> dates = List.of(
                "2020-01-01T01:00:00.000000002+01:00", "2020-01-01T00:00:00.000000001Z", "2019-12-31", "2020-01-01");
        assertThat(sorted("order", dates, true, null)).isEqualTo(List.of(2.0, 3.0, 1.0, 0.0));
        assertThat(sorted("order", dates, false, null)).isEqualTo(List.of(0.0, 1.0, 3.0, 2.0));
        assertThat(sorted("sort", Arrays.asList("2020-01-02", null, "2020-01-01"), true, false))
                .isEqualTo(Arrays.asList(null, "2020-01-01", "2020-01-02"));
    }

    @Test
    void numbers_and_dates_have_no_common_order() {
        fails(
                () -> sorted("sort", List.of(1.0, "2020-01-01"), true, null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "all numbers or all dates");
    }
}
