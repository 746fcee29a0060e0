package eo.caravan.processors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.HashMap;
import java.util.List;
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
    void wkt_without_a_code_is_a_system_of_its_own() {
        String sphere = "GEOGCRS[\"sphere\",DATUM[\"sphere\",ELLIPSOID[\"sphere\",6371000,0]],CS[ellipsoidal,2],"
                + "AXIS[\"longitude\",east],AXIS[\"latitude\",north],ANGLEUNIT[\"degree\",0.0174532925199433]]";
        assertThat(Extents.crs(sphere).epsgCode()).isEmpty();
        assertThat(Extents.crs(sphere)).isNotEqualTo(Crs.WGS84);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROJCRS[\"mine\"]", "EPSG:99999", "here", "{\"type\": 1}", "{"})
    void what_is_no_system_is_refused_at_once(String text) {
        assertThatThrownBy(() -> Extents.crs(text)).isInstanceOf(OpenEoException.class);
    }

    @Test
    void only_boxes_in_degrees_cross_the_antimeridian() {
        Map<String, Object> box = Map.of("west", 170.0, "south", 2.0, "east", -170.0, "north", 4.0);
        assertThat(Extents.boundingBox(box).crossesAntimeridian()).isTrue();
        Map<String, Object> metres = new HashMap<>(box);
        metres.put("crs", 32632.0);
        assertThatThrownBy(() -> Extents.boundingBox(metres)).hasMessageContaining("west 170.0 beyond east -170.0");
    }

    @Test
    void a_truth_value_is_no_reference_system() {
        assertThatThrownBy(() -> Extents.crs(true)).hasMessageContaining("EPSG code");
    }

    @Test
    void projjson_needs_no_code() {
        Map<String, Object> ellipsoid = Map.of("name", "sphere", "radius", 6_371_007.181);
        Map<String, Object> base = Map.of("name", "b", "datum", Map.of("name", "d", "ellipsoid", ellipsoid));
        Map<String, Object> conversion =
                Map.of("name", "c", "method", Map.of("name", "Sinusoidal"), "parameters", List.of());
        Map<String, Object> projJson =
                Map.of("type", "ProjectedCRS", "name", "mine", "base_crs", base, "conversion", conversion);
        Crs sinusoidal = Extents.crs(projJson);
        assertThat(CoordinateSystems.same(sinusoidal, Extents.crs("+proj=sinu +R=6371007.181")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:99999", "PROJCRS[\"mine\"]", "{\"type\":\"EngineeringCRS\"}", "+proj=nothing"})
    void a_system_that_is_not_known_is_refused(String text) {
        assertThatThrownBy(() -> Extents.crs(text))
                .isInstanceOfSatisfying(OpenEoException.class, wrong -> assertThat(wrong.code())
                        .isEqualTo(ApiErrorCode.PROCESS_PARAMETER_INVALID));
    }
}
