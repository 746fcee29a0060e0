package eo.caravan.processors.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.plan.JsonValues;
import java.util.Map;
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
}
