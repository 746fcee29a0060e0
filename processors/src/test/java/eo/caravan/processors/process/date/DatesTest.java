package eo.caravan.processors.process.date;

import static eo.caravan.processors.process.Cubes.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static Object call(String process, Map<String, Object> arguments) {
        return new Dates().processes().get(process).evaluate(arguments);
    }

    private static Object shift(String date, double value, String unit) {
        return call("date_shift", Map.of("date", date, "value", value, "unit", unit));
    }

    private static Object between(String x, String min, String max, boolean excludeMax) {
        return call("date_between", Map.of("x", x, "min", min, "max", max, "exclude_max", excludeMax));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-01T17:22:45Z, 6, month, 2020-08-01T17:22:45Z",
        "2020-02-29T17:22:45Z, 1, year, 2021-02-28T17:22:45Z",
        "2020-02-29, -1, year, 2019-02-28",
        "2020-03-31, -1, month, 2020-02-29",
        "2020-03-31T00:00:00+02:00, -1, week, 2020-03-24T00:00:00+02:00",
        "2018-01-01, 25, hour, 2018-01-02",
        "2018-01-01, -1, millisecond, 2017-12-31",
        "2018-01-01T00:00:00Z, -1, millisecond, 2017-12-31T23:59:59.999Z",
        "2018-01-01T00:00:00.5Z, 500, millisecond, 2018-01-01T00:00:01Z",
        "2018-01-01T00:00:00.25Z, 0, day, 2018-01-01T00:00:00.250Z",
        "2016-12-31T23:59:60Z, 1, day, 2017-01-01T23:59:59Z",
        "2016-12-31T23:59:60Z, 1, second, 2017-01-01T00:00:00Z",
        "2017-01-01T05:29:60+05:30, 0, hour, 2017-01-01T05:29:59+05:30",
    })
    void dates_are_shifted_in_their_own_zone_and_rounded_down(String date, double value, String unit, String shifted) {
        assertThat(shift(date, value, unit)).isEqualTo(shifted);
    }

    @Test
    void the_calendar_ends_with_the_year_9999() {
        assertThat(shift("9999-12-30", 1, "day")).isEqualTo("9999-12-31");
        fails(() -> shift("9999-12-31", 1, "day"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "9999");
        fails(() -> shift("0000-01-01", -1, "day"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "0000");
        fails(() -> shift("2000-01-01", 1e18, "year"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "calendar");
        fails(() -> shift("2000-13-01", 1, "day"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "2000-13-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-01-02, day, 1",
        "2020-01-01, 2019-12-18, week, -2",
        "2020-01-01T00:00:00Z, 2020-01-01T06:00:00Z, day, 0.25",
        "2020-01-01, 2020-01-01T00:00:00.001Z, millisecond, 1",
        "2020-01-15, 2020-03-15, month, 2",
        "2020-03-15, 2020-01-15, month, -2",
        "2020-02-01, 2020-02-15T12:00:00Z, month, 0.5",
        "2020-01-31, 2020-02-29, month, 1",
        "2019-02-01, 2021-02-01, year, 2",
        "2019-01-01, 2019-07-02T12:00:00Z, year, 0.5",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z, second, 1",
    })
    void differences_are_counted_from_the_first_date(String first, String second, String unit, double difference) {
        assertThat((Double) call("date_difference", Map.of("date1", first, "date2", second, "unit", unit)))
                .isCloseTo(difference, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-01-01, 2020-01-01, false, true",
        "2020-01-01, 2020-01-01, 2020-01-01, true, false",
        "2020-01-01T01:00:00+01:00, 2020-01-01, 2020-01-02, false, true",
        "2020-01-01T00:00:00.000000001Z, 2019-01-01, 2020-01-01, false, false",
        "2020-01-01, 2021-01-01, 2019-01-01, false, false",
        "06:00:00, 06:00:00, 18:00:00, false, true",
        "18:00:00, 06:00:00, 18:00:00, true, false",
        "23:00:00, 22:00:00, 04:00:00, false, false",
        "23:59:60, 23:59:59, 23:59:59, false, true",
    })
    void a_moment_lies_between_two_others(String x, String min, String max, boolean excludeMax, boolean expected) {
        assertThat(between(x, min, max, excludeMax)).isEqualTo(expected);
    }

    @Test
    void dates_and_times_of_the_day_are_not_compared() {
        ApiErrorCode invalid = ApiErrorCode.PROCESS_PARAMETER_INVALID;
        fails(() -> between("06:00:00", "2020-01-01", "2020-01-02", false), invalid, "times of the day");
        fails(() -> between("25:00:00", "06:00:00", "18:00:00", false), invalid, "25:00:00");
    }
}
