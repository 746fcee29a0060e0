package eo.caravan.processors.plan;

import static eo.caravan.processors.source.stac.StacServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.stac.LoopbackResources;
import eo.caravan.processors.source.stac.StacServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Graphs that load from STAC, from their JSON to what other servers are asked. */
class StacGraphTest {
    private StacServer server;
    private TilePool pool;
    private ProcessContext context;

    @BeforeEach
    void start() throws IOException {
        server = new StacServer();
        LoopbackResources resources = new LoopbackResources();
        pool = new TilePool(1 << 20, resources);
        context = new ProcessContext(
                Graphs.CONTEXT.collections(),
                Graphs.CONTEXT.formats(),
                Graphs.CONTEXT.log(),
                Graphs.CONTEXT.view(),
                Graphs.CONTEXT.executor(),
                Graphs.CONTEXT.control(),
                false,
                new DataAccess(resources, pool, new InputFormats(), UserData.none()));
        server.put(
                "/",
                "{'type': 'Catalog', 'id': 'api', 'conformsTo': ['https://api.stacspec.org/v1.0.0/item-search',"
                        + " 'https://api.stacspec.org/v1.0.0/item-search#filter',"
                        + " 'http://www.opengis.net/spec/cql2/1.0/conf/cql2-json',"
                        + " 'http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2'],"
                        + " 'links': [{'rel': 'search', 'href': 'HOST/search', 'method': 'POST'}]}");
        server.put(
                "/collections/C",
                "{'type': 'Collection', 'id': 'C', 'links': [{'rel': 'root', 'href': 'HOST/'},"
                        + " {'rel': 'items', 'href': 'HOST/collections/C/items'}]}");
    }

    @AfterEach
    void stop() {
        pool.close();
        server.close();
    }

    /** An item of four cells with everything told, so that no file is opened. */
    private static String item(int cloudCover, String id) {
        return "{'type': 'Feature', 'id': '" + id + "', 'collection': 'C', 'properties': {"
                + "'datetime': '2022-06-01T10:00:00Z', 'eo:cloud_cover': " + cloudCover + "}, 'assets': {'B04': {"
                + "'href': 'b.tif', 'data_type': 'uint16', 'nodata': 0, 'bands': [{'name': 'B04'}],"
                + " 'proj:code': 'EPSG:4326', 'proj:shape': [2, 2], 'proj:transform': [0.5, 0, 10, 0, -0.5, 50]}}}";
    }

    private String load(String path, String more) {
        return "'load': {'process_id': 'load_stac', 'arguments': {'url': '" + server.url(path) + "', " + more + "}";
    }

    private static String clear(int most) {
        return "'properties': {'eo:cloud_cover': {'process_graph': {'c': {'process_id': 'lte', 'arguments':"
                + " {'x': {'from_parameter': 'value'}, 'y': " + most + "}, 'result': true}}}}";
    }

    private Object run(String nodes) {
        return new PlanRun(Graphs.PLANNER.plan(Graphs.graph("{" + nodes + ", 'result': true}}")), step -> context)
                .runAll();
    }

    @Test
    void a_condition_of_a_graph_is_asked_of_the_api_and_looked_at_again() {
        server.put("/search", "{'features': [" + item(10, "clear") + ", " + item(90, "cloudy") + "]}");
        Cube cube = (Cube) run(load("/collections/C", clear(20)));
        assertThat(cube.shape().dimension(0).labels()).hasSize(1);
        assertThat(server.posted("/search").get(0).path("filter"))
                .isEqualTo(json("{'op': '<=', 'args': [{'property': 'eo:cloud_cover'}, 20]}"));
    }

    private List<String> errors(String nodes) {
        return Graphs.errors("{" + nodes + "}", DeclaredParameters.NONE, context).stream()
                .map(OpenEoException::locatedMessage)
                .toList();
    }

    private static String wrongDimension() {
        return ", 'drop': {'process_id': 'drop_dimension', 'arguments': {'data': {'from_node': 'load'},"
                + " 'name': 'height'}, 'result': true}";
    }

    @Test
    void a_validation_looks_at_what_the_source_holds() {
        server.put("/search", "{'features': [" + item(10, "clear") + "]}");
        assertThat(errors(load("/collections/C", clear(20)) + "}" + wrongDimension()))
                .singleElement()
                .asString()
                .contains("height");
    }

    @Test
    void a_validation_says_nothing_about_what_it_cannot_know_in_time() {
        String many = IntStream.range(0, 150).mapToObj(i -> item(10, "i" + i)).collect(Collectors.joining(","));
        server.put("/search", "{'features': [" + many + "]}");
        assertThat(errors(load("/collections/C", clear(20)) + "}" + wrongDimension()))
                .isEmpty();
    }

    @Test
    void a_validation_tells_what_cannot_be_reached() {
        assertThat(errors(load("/nowhere", clear(20)) + ", 'result': true}"))
                .singleElement()
                .asString()
                .contains("load_stac", "url", "/nowhere is not there");
    }
}
