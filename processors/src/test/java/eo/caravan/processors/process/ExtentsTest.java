package eo.caravan.processors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtentsTest {
    @Test
    void a_box_without_crs_is_in_degrees() {
        assertThat(Extents.boundingBox(Map.of("west", 1.0, "south", 2.0, "east", 3.0, "north", 4.0)))
                .isEqualTo(new Extent(1, 2, 3, 4, Crs.WGS84));
    }

    @Test
    void a_box_that_is_upside_down_is_refused() {
        assertThatThrownBy(() -> Extents.boundingBox(Map.of("west", 1.0, "south", 5.0, "east", 3.0, "north", 4.0)))
                .hasMessageContaining("south");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:32632",
                "epsg:32632",
                "32632",
                "urn:ogc:def:crs:EPSG::32632",
                "http://www.opengis.net/def/crs/EPSG/0/32632",
                "{\"id\": {\"authority\": \"EPSG\", \"code\": 32632}}"
            })
    void a_code_is_understood_however_it_is_written(String text) {
        assertThat(Extents.crs(text)).isEqualTo(Crs.epsg(32632));
    }

    @Test
    void wkt_stays_as_it_is() {
        assertThat(Extents.crs("PROJCRS[\"mine\"]")).isEqualTo(new Crs("PROJCRS[\"mine\"]"));
    }

    @Test
    void a_truth_value_is_no_reference_system() {
        assertThatThrownBy(() -> Extents.crs(true)).hasMessageContaining("EPSG code");
    }
}
