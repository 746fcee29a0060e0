package eo.caravan.processors.process.load;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.TinyCollections;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.stac.LoopbackResources;
import eo.caravan.processors.source.stac.StacServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadStacTest {
    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private StacServer server;
    private TilePool pool;
    private ProcessContext context;

    @BeforeEach
    void start() throws IOException {
        TinyCollections.withoutCells(folder).close();
        server = new StacServer().files(folder);
        LoopbackResources resources = new LoopbackResources();
        pool = new TilePool(1 << 20, resources);
        StepLog step = (level, code, message, data) -> log.add(level + " " + message);
        context = new ProcessContext(
                null,
                CONTEXT.formats(),
                step,
                CONTEXT.view(),
                CONTEXT.executor(),
                CONTEXT.control(),
                false,
                new DataAccess(resources, pool, new InputFormats(), new OneJob()));
    }

    @AfterEach
    void stop() {
        pool.close();
        server.close();
    }

    /** Somebody whose only job is {@code j-1}, with the item of June 1 as its results. */
    private final class OneJob implements UserData {
        @Override
        public Location file(String path) {
            return UserData.none().file(path);
        }

        @Override
        public Optional<Location> results(String job) {
            return job.equals("j-1") ? Optional.of(Location.of(folder.resolve("01/item.json"))) : Optional.empty();
        }
    }

    private Cube load(String url, Object extent, Map<String, Object> properties) {
        return (Cube) new LoadStac().apply(new LoadStac.Arguments(url, extent, null, null, properties), context);
    }

    private static List<Object> times(Cube cube) {
        return List.copyOf(cube.shape().dimension(0).labels());
    }

    @Test
    void a_url_is_loaded() {
        assertThat(times(load(server.url("/11/item.json"), null, null))).containsExactly("2022-06-11T10:00:00Z");
    }

    @Test
    void results_of_own_jobs_are_at_hand() {
        String url = "https://openeo.example.org/openeo/1.3/jobs/j-1/results";
        assertThat(times(load(url, null, null))).containsExactly("2022-06-01T10:00:00Z");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void results_of_other_jobs_are_fetched() {
        server.put(
                "/jobs/j-2/results",
                "{'type': 'Collection', 'id': 'j-2', 'links': ["
                        + "{'rel': 'item', 'href': '/11/item.json'}, {'rel': 'item', 'href': '/12/item.json'}]}");
        assertThat(times(load(server.url("/jobs/j-2/results"), null, null))).containsExactly("2022-06-11T10:00:00Z");
        assertThat(log).singleElement().asString().startsWith("WARNING").contains("/12/item.json is not there");
    }

    @Test
    void conditions_choose_items() {
        Callback cloudy = new Callback() {
            @Override
            public Object evaluate(Map<String, Object> parameters) {
                return ((Double) parameters.get("value")) > 50;
            }

            @Override
            public Operand compile(Map<String, Operand> parameters) {
                throw new UnsupportedOperationException("conditions on items are evaluated");
            }
        };
        Cubes.fails(
                () -> load(server.url("/01/item.json"), null, Map.of("eo:cloud_cover", cloudy)),
                ProcessErrorCode.NO_DATA_AVAILABLE);
    }

    @Test
    void cells_are_limited_to_polygons() {
        List<List<Double>> ring = List.of(
                List.of(10.0, 49.0),
                List.of(11.0, 49.0),
                List.of(11.0, 50.0),
                List.of(10.0, 50.0),
                List.of(10.0, 49.0));
        Cube cube = load(server.url("/01/item.json"), Map.of("type", "Polygon", "coordinates", List.of(ring)), null);
        assertThat(cube.shape().grid().orElseThrow().width()).isEqualTo(2);
    }

    @Test
    void only_the_web_can_be_named() {
        for (String url :
                List.of(folder.resolve("01/item.json").toString(), "file:///etc/passwd", "ftp://a.b/c", "x")) {
            Cubes.fails(() -> load(url, null, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "http");
        }
        Cubes.fails(
                () -> load(server.url("/none"), null, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "is not there");
    }

    @Test
    void a_step_that_cannot_run_is_looked_at_without_fetching() {
        Problems problems = new Problems();
        new LoadStac()
                .check(
                        new LoadStac.Arguments(
                                "ftp://a.b/c", "here", List.of("2022-06-02", "2022-06-01"), null, Map.of("p", 1.0)),
                        context,
                        problems);
        assertThat(problems.count()).isEqualTo(4);
        new LoadStac().check(new LoadStac.Arguments(server.url("/x"), null, null, null, null), context, problems);
        assertThat(problems.count()).isEqualTo(4);
        assertThat(server.requests()).isEmpty();
    }
}
