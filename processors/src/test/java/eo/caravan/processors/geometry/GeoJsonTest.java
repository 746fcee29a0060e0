package eo.caravan.processors.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.plan.JsonValues;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class GeoJsonTest {
    private static Dimension.Geometries read(String json) throws JsonProcessingException {
        return GeoJson.read(
                (Map<?, ?>) JsonValues.value(new ObjectMapper().readTree(json.replace('\'', '"'))), "p", "geometries");
    }

    @Test
    void features_keep_their_order_ids_and_properties() throws JsonProcessingException {
        Dimension.Geometries read = read("{'type':'FeatureCollection','features':["
                + "{'type':'Feature','id':'a','geometry':{'type':'Point','coordinates':[1,2]},'properties':{'n':7}},"
                + "{'type':'Feature','geometry':null,'properties':null}]}");

        assertThat(read.labels()).containsExactly("POINT (1 2)", "POLYGON EMPTY");
        assertThat(read.features().get(0).id()).isEqualTo("a");
        assertThat(read.features().get(0).properties()).containsEntry("n", 7.0);
        assertThat(read.crs()).isEqualTo(Crs.WGS84);
    }

    @Test
    void a_multi_polygon_is_one_geometry() throws JsonProcessingException {
        Dimension.Geometries read = read(
                "{'type':'MultiPolygon','coordinates':[" + "[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}");

        assertThat(read.size()).isEqualTo(1);
        assertThat(read.features().get(0).geometry().getArea()).isEqualTo(1);
    }

    @Test
    void the_older_crs_member_is_honoured() throws JsonProcessingException {
        assertThat(read("{'type':'Point','coordinates':[500000,5000000],"
                                + "'crs':{'type':'name','properties':{'name':'urn:ogc:def:crs:EPSG::32633'}}}")
                        .crs())
                .isEqualTo(Crs.epsg(32633));
    }

    @Test
    void what_is_no_geojson_is_refused_with_the_reason() {
        for (String bad : new String[] {
            "{'type':'Square'}",
            "{'type':'Point'}",
            "{'type':'Polygon','coordinates':[[1,2],[3,4]]}",
            "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1]]]}",
            "{'type':'Point','coordinates':['a','b']}",
            "{'type':'LineString','coordinates':[[1],[2]]}",
            "{'type':'GeometryCollection','geometries':[]}",
            "{'type':'FeatureCollection'}",
            "{'type':'FeatureCollection','features':[3]}",
        }) {
            assertThatThrownBy(() -> read(bad))
                    .as(bad)
                    .isInstanceOf(OpenEoException.class)
                    .hasMessageContaining("geometries");
        }
    }

    private static void refused(String json, String... words) {
        AbstractThrowableAssert<?, ?> refused = assertThatThrownBy(() -> read(json))
                .as(json.substring(0, Math.min(200, json.length())))
                .isInstanceOfSatisfying(OpenEoException.class, e -> assertThat(e.code())
                        .isEqualTo(ApiErrorCode.PROCESS_PARAMETER_INVALID));
        for (String word : words) {
            refused.hasMessageContaining(word);
        }
        refused.hasMessageMatching("(?s).{1,600}");
    }

    @Test
    void a_refusal_names_the_geometry_and_what_to_do() {
        String point = "{'type':'Feature','geometry':{'type':'Point','coordinates':[1,2]}},";
        refused(
                "{'type':'FeatureCollection','features':[" + point
                        + "{'type':'Feature','geometry':{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]}}]}",
                "geometry 1",
                "not closed",
                "[0.0, 1.0]");
        refused("{'type':'Point','coordinates':[46,115]}", "latitude 115", "[longitude, latitude]");
        refused("{'type':'LineString','coordinates':[[179,0],[361,0]]}", "longitude 361", "antimeridian");
        refused("{'type':'Point','coordinates':[1e999,0]}", "finite");
        refused("{'type':'LineString','coordinates':[[1,2]]}", "two positions");
        refused("{'type':'Polygon','coordinates':[[[0,0],[1,1],[0,0]]]}", "four positions");
        refused("{'type':'Feature','id':{'a':1},'geometry':null}", "id of feature 0");
        refused(
                "{'type':'Point','coordinates':[1,2],'crs':{'type':'name','properties':{'name':'EPSG:99999'}}}",
                "99999");
    }

    @Test
    void arrays_nested_a_thousand_deep_are_refused() {
        String deep = "[".repeat(990) + "1" + "]".repeat(990);

        for (String type : new String[] {"Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon"}) {
            refused("{'type':'" + type + "','coordinates':" + deep + "}", "geometry 0");
        }
    }

    @Test
    void ten_megabytes_are_read() throws JsonProcessingException {
        StringBuilder ring = new StringBuilder("[0,0]");
        for (int i = 1; i < 500_000; i++) {
            ring.append(",[")
                    .append(i / 10_000.0)
                    .append(",0.")
                    .append(1_000_000 + i)
                    .append(']');
        }
        Dimension.Geometries read = read("{'type':'Polygon','coordinates':[[" + ring + ",[0,0]]]}");

        assertThat(read.features().get(0).geometry().getNumPoints()).isEqualTo(500_001);
    }

    @Test
    void self_crossing_polygons_and_elevations_are_welcome() throws JsonProcessingException {
        assertThat(read("{'type':'Polygon','coordinates':[[[0,0,7],[1,1,7],[1,0,7],[0,1,7],[0,0,7]]]}")
                        .labels())
                .containsExactly("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))");
    }

    @Test
    void empty_arrays_are_empty_geometries_of_their_type() throws JsonProcessingException {
        for (String type :
                new String[] {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}) {
            assertThat(read("{'type':'" + type + "','coordinates':[]}").labels())
                    .containsExactly(type.toUpperCase(Locale.ROOT) + " EMPTY");
        }
    }
}
