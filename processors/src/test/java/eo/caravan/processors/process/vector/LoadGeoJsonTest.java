package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.vector.Vectors.json;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadGeoJsonTest {
    private static Cube load(String json, Object... properties) {
        return (Cube)
                new LoadGeoJson().apply(new LoadGeoJson.Arguments(json(json), List.of(properties)), Cubes.CONTEXT);
    }

    private static String features(String... properties) {
        StringBuilder text = new StringBuilder("{'type':'FeatureCollection','features':[");
        for (int i = 0; i < properties.length; i++) {
            text.append(i == 0 ? "" : ",").append("{'type':'Feature','id':").append(i);
            text.append(",'geometry':{'type':'Point','coordinates':[").append(i).append(",50]},'properties':");
            text.append(properties[i]).append('}');
        }
        return text.append("]}").toString();
    }

    @Test
    void without_properties_there_are_only_geometries_without_data() {
        Cube cube = load(features("{'a':1}", "{'a':2}"));

        assertThat(cube.shape().names()).containsExactly("geometry");
        assertThat(cube.shape().dimension(0).labels()).containsExactly("POINT (0 50)", "POINT (1 50)");
        assertThat(all(cube)).containsExactly(NO, NO);
        assertThat(Vectors.of(cube).features().get(1).properties()).containsEntry("a", 2.0);
    }

    @Test
    void a_property_with_scalars_has_its_name_as_the_only_label() {
        Cube cube = load(features("{'a':1.5}", "{'a':true}", "{}", "{'a':null}", "null"), "a");

        assertThat(cube.shape().names()).containsExactly("geometry", "properties");
        assertThat(cube.shape().dimension(1).type()).isEqualTo(DimensionType.OTHER);
        assertThat(cube.shape().dimension(1).labels()).containsExactly("a");
        assertThat(all(cube)).containsExactly(1.5, 1, NO, NO, NO);
    }

    @Test
    void the_elements_of_an_array_have_their_positions_as_labels_up_to_the_longest() {
        Cube cube = load(features("{'a':[1,2,3]}", "{'a':[4]}", "{'a':[]}", "{'a':7}", "{'a':[null,'x',8]}"), "a");

        assertThat(cube.shape().dimension(1).labels()).containsExactly(0.0, 1.0, 2.0);
        assertThat(all(cube)).containsExactly(1, 2, 3, 4, NO, NO, NO, NO, NO, 7, NO, NO, NO, NO, 8);
    }

    @Test
    void several_properties_have_their_names_as_labels_in_the_order_asked_for() {
        Cube cube = load(features("{'a':1,'b':2}", "{'b':3}"), "b", "a", "missing");

        assertThat(cube.shape().dimension(1).labels()).containsExactly("b", "a", "missing");
        assertThat(all(cube)).containsExactly(2, 1, NO, 3, NO, NO);
    }

    @Test
    void text_is_no_data_in_the_cells_and_stays_with_the_feature() {
        Cube cube = load(features("{'a':'forest','b':1}"), "a", "b");

        assertThat(all(cube)).containsExactly(NO, 1);
        assertThat(Vectors.of(cube).features().get(0).properties()).isEqualTo(Map.of("a", "forest", "b", 1.0));
    }

    @Test
    void a_bare_geometry_has_no_dimension_of_properties() {
        Cube cube = load("{'type':'Point','coordinates':[1,2]}", "a");

        assertThat(cube.shape().names()).containsExactly("geometry");
    }

    @Test
    void a_single_feature_is_a_collection_of_one() {
        Cube cube =
                load("{'type':'Feature','geometry':{'type':'Point','coordinates':[1,2]},'properties':{'a':5}}", "a");

        assertThat(all(cube)).containsExactly(5);
    }

    @Test
    void no_feature_at_all_is_an_empty_cube() {
        Cube cube = load("{'type':'FeatureCollection','features':[]}", "a");

        assertThat(cube.shape().whole().sizes()).containsExactly(0, 1);
        assertThat(all(cube)).isEmpty();
    }

    @Test
    void an_array_among_several_properties_is_refused() {
        fails(
                () -> load(features("{'a':1,'b':2}", "{'a':[1],'b':2}"), "a", "b"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "'a' of feature 1",
                "alone");
    }

    @Test
    void a_property_named_twice_is_refused() {
        fails(() -> load(features("{'a':1}"), "a", "a"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "properties", "once");
    }

    @Test
    void what_is_no_geojson_is_refused() {
        fails(() -> load("{'type':'Topology'}"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "data", "Topology");
    }
}
