package eo.caravan.processors.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenePatternTest {
    @ParameterizedTest
    @CsvSource({
        "S2A_MSIL2A_20230815T100031_N0509_R122_T33TVM_20230815T141959.tif, 2023-08-15T10:00:31Z",
        "LC08_L1TP_013032_20170831_20200903_02_T1_B4.TIF, 2017-08-31T00:00:00Z",
        "MOD13Q1.A2013257.h12v10.061.tif, 2013-09-14T00:00:00Z",
        "ndvi_2023-08-15.tif, 2023-08-15T00:00:00Z",
        "ndvi_2023_08_15.tif, 2023-08-15T00:00:00Z",
        "ndvi_2023-08-15T10-05.tif, 2023-08-15T10:05:00Z",
        "chirps-v2.0.2023.08.tif, 2023-01-01T00:00:00Z",
        "chirps-202308.tif, 2023-08-01T00:00:00Z",
        "landcover_2021.tif, 2021-01-01T00:00:00Z",
        "2023/08/15/B04.tif, 2023-08-15T00:00:00Z",
        "20230815/B04.tif, 2023-08-15T00:00:00Z",
        "2023/scene_20230815.tif, 2023-08-15T00:00:00Z",
        "20231345_20230815.tif, 2023-08-15T00:00:00Z",
        "frame 2023081510.tif,"
    })
    void usual_dates_are_found(Path path, String expected) {
        assertThat(ScenePattern.usual().time(path))
                .isEqualTo(Optional.ofNullable(expected).map(Instant::parse));
    }

    @Test
    void an_own_pattern_tells_date_and_band() {
        ScenePattern pattern = ScenePattern.of("(?<day>\\d{2})(?<month>\\d{2})(?<year>\\d{4})_(?<band>[a-z]+)");
        Path path = Path.of("field_15082023_red.tif");
        assertThat(pattern.time(path)).contains(Instant.parse("2023-08-15T00:00:00Z"));
        assertThat(pattern.band(path)).contains("red");
        assertThat(pattern.withoutBand(path)).isEqualTo("field_15082023_.tif");
    }

    @Test
    void a_pattern_of_bands_alone_leaves_dates_as_usual() {
        ScenePattern pattern = ScenePattern.of("_(?<band>B\\d+)\\.tif$");
        assertThat(pattern.time(Path.of("a_20230815_B4.tif"))).contains(Instant.parse("2023-08-15T00:00:00Z"));
        assertThat(pattern.band(Path.of("a_20230815_B4.tif"))).contains("B4");
    }

    @Test
    void a_date_that_does_not_exist_is_none() {
        assertThat(ScenePattern.of("(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)")
                        .time(Path.of("20230230.tif")))
                .isEmpty();
    }

    @Test
    void patterns_that_tell_nothing_are_refused() {
        assertThatThrownBy(() -> ScenePattern.of("\\d+"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no group");
        assertThatThrownBy(() -> ScenePattern.of("(?<date>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no regular expression");
    }
}
