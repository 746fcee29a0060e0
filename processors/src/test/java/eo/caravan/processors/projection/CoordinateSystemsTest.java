package eo.caravan.processors.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSystemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String MODIS = "PROJCRS[\"unnamed\",BASEGEOGCRS[\"sphere\",DATUM[\"Not specified\","
            + "ELLIPSOID[\"Custom spheroid\",6371007.181,0,LENGTHUNIT[\"metre\",1,ID[\"EPSG\",9001]]]],"
            + "PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433,ID[\"EPSG\",9122]]]],"
            + "CONVERSION[\"unnamed\",METHOD[\"Sinusoidal\"],PARAMETER[\"Longitude of natural origin\",0,"
            + "ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",8802]],PARAMETER[\"False easting\",0,"
            + "LENGTHUNIT[\"metre\",1],ID[\"EPSG\",8806]],PARAMETER[\"False northing\",0,LENGTHUNIT[\"metre\",1],"
            + "ID[\"EPSG\",8807]]],CS[Cartesian,2],AXIS[\"easting\",east,ORDER[1],LENGTHUNIT[\"metre\",1]],"
            + "AXIS[\"northing\",north,ORDER[2],LENGTHUNIT[\"metre\",1]]]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "32633",
                "\"EPSG:32633\"",
                "\"epsg:32633\"",
                "\"32633\"",
                "\"urn:ogc:def:crs:EPSG::32633\"",
                "\"http://www.opengis.net/def/crs/EPSG/0/32633\"",
                "{\"type\":\"ProjectedCRS\",\"base_crs\":{},\"id\":{\"authority\":\"EPSG\",\"code\":32633},"
                        + "\"base_crs\":{\"datum\":{\"ellipsoid\":{\"semi_major_axis\":6378137,\"inverse_flattening\":298}}}}"
            })
    void every_way_to_name_a_code_means_the_same(String json) throws Exception {
        assertThat(CoordinateSystems.parse(JSON.readTree(json))).isEqualTo(Crs.epsg(32633));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EPSG:99999", "EPSG:9001", "EPSG:5773", "nonsense", "PROJCS[\"x\"", "+proj=utm +zone=99", "{}"})
    void what_is_no_horizontal_system_is_refused_with_advice(String text) {
        assertThatThrownBy(() -> CoordinateSystems.parse(text))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("Give the EPSG code");
    }

    @Test
    void a_method_that_is_not_known_is_named_in_the_error() {
        String strange = MODIS.replace("Sinusoidal", "Peirce Quincuncial");
        assertThatThrownBy(() -> CoordinateSystems.parse(strange)).hasMessageContaining("Peirce Quincuncial");
    }

    @Test
    void a_spelled_out_system_is_read_back_from_either_text() {
        Crs modis = CoordinateSystems.parse(MODIS);
        assertThat(CoordinateSystems.parse(modis.definition())).isEqualTo(modis);
        assertThat(CoordinateSystems.same(CoordinateSystems.parse(CoordinateSystems.toWkt(modis)), modis))
                .isTrue();
        assertThat(CoordinateSystems.same(modis, CoordinateSystems.parse(MODIS.replace("6371007.181", "6371007.2"))))
                .isFalse();
    }

    @Test
    void text_of_an_epsg_system_is_one_line_with_its_code() {
        assertThat(CoordinateSystems.toWkt(Crs.epsg(32633)))
                .startsWith("PROJCS[")
                .doesNotContain("\n")
                .contains("AUTHORITY[\"EPSG\",\"32633\"]");
    }

    @Test
    void text_of_a_polar_system_names_the_true_latitude_as_others_read_it() {
        assertThat(CoordinateSystems.toWkt(Crs.epsg(3031)))
                .contains("PROJECTION[\"Polar_Stereographic\"]")
                .contains("PARAMETER[\"latitude_of_origin\",-71]")
                .contains("AUTHORITY[\"EPSG\",\"3031\"]");
    }

    @Test
    void units_are_known() {
        assertThat(CoordinateSystems.unit(Crs.WGS84)).isEqualTo("degree");
        assertThat(CoordinateSystems.unit(Crs.epsg(3035))).isEqualTo("metre");
        assertThat(CoordinateSystems.metresPerUnit(Crs.epsg(2263))).isBetween(0.3048, 0.30481);
        assertThat(CoordinateSystems.unit(CoordinateSystems.parse(MODIS))).isEqualTo("metre");
    }

    @Test
    void the_horizontal_part_of_a_compound_system_counts() {
        double[] paris = CrsTransform.between(Crs.WGS84, Crs.epsg(5698)).point(3, 46.5);
        assertThat(paris[0]).isBetween(699_999.9, 700_000.1);
        assertThat(paris[1]).isBetween(6_599_999.9, 6_600_000.1);
    }

    /** Systems spelled out by PROJ in four notations, without any code, and where PROJ has a point in them. */
    @TestFactory
    Stream<DynamicTest> a_system_spelled_out_lies_where_its_code_does() throws Exception {
        JsonNode systems;
        try (InputStream stream = CoordinateSystemsTest.class.getResourceAsStream("systems.json")) {
            systems = JSON.readTree(stream);
        }
        assertThat(systems).hasSizeGreaterThan(10);
        return StreamSupport.stream(systems.spliterator(), false)
                .flatMap(system -> Stream.of("code", "projjson", "wkt2", "wkt1", "proj")
                        .map(notation -> DynamicTest.dynamicTest(
                                system.path("code") + " by " + notation, () -> assertPlace(system, notation))));
    }

    private static void assertPlace(JsonNode system, String notation) {
        Crs crs = CoordinateSystems.parse(system.path(notation));
        double[] at = CrsTransform.between(Crs.WGS84, crs)
                .point(
                        system.path("point").path(0).asDouble(),
                        system.path("point").path(1).asDouble());
        assertThat(at[0]).isCloseTo(system.path("at").path(0).asDouble(), within(0.02));
        assertThat(at[1]).isCloseTo(system.path("at").path(1).asDouble(), within(0.02));
        double[] back = CrsTransform.between(crs, Crs.WGS84).point(at[0], at[1]);
        assertThat(back[0]).isCloseTo(system.path("point").path(0).asDouble(), within(1e-6));
        assertThat(back[1]).isCloseTo(system.path("point").path(1).asDouble(), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs, 32633",
        "+proj=utm +zone=18 +south, 32718",
        "+init=epsg:3035, 3035",
        "+proj=webmerc +datum=WGS84, 3857"
    })
    void a_proj_string_of_a_usual_system_is_its_code(String text, int code) {
        assertThat(CoordinateSystems.parse(text)).isEqualTo(Crs.epsg(code));
    }

    @Test
    void the_grid_of_modis_may_be_a_proj_string() {
        Crs sinusoidal = CoordinateSystems.parse("+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs");
        assertThat(CoordinateSystems.same(sinusoidal, CoordinateSystems.parse(MODIS)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "+proj=ortho +lat_0=40, ortho",
        "+proj=laea +lat_0=x, lat_0",
        "+proj=laea +datum=potsdam, potsdam",
        "+proj=laea +ellps=moon, moon",
        "+proj=tmerc +pm=paris, meridian",
        "+proj=tmerc +units=parsec, parsec",
        "+proj=tmerc +strange=1, strange",
        "+lat_0=3, proj",
        "+proj=stere +lat_0=40, pole"
    })
    void what_a_proj_string_says_and_is_not_supported_is_named(String text, String word) {
        assertThatThrownBy(() -> CoordinateSystems.parse(text))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"VerticalCRS\",\"name\":\"height\"}",
                "{\"type\":\"ProjectedCRS\",\"name\":\"half of one\"}",
                "{\"type\":\"GeodeticCRS\",\"name\":\"geocentric\",\"coordinate_system\":{\"subtype\":\"Cartesian\"}}",
                "{\"type\":",
                "GEODCRS[\"geocentric\",DATUM[\"d\",ELLIPSOID[\"e\",6378137,298]],CS[Cartesian,3]]"
            })
    void what_is_broken_or_not_horizontal_is_refused(String text) {
        assertThatThrownBy(() -> CoordinateSystems.parse(text))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("Give the EPSG code");
    }
}
