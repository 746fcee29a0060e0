package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.stac.LoopbackResources;
import eo.caravan.processors.source.stac.StacLimits;
import eo.caravan.processors.source.stac.StacServer;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real scenes as static STAC over HTTP, beside the same folders as local collections. */
class SharedStacOverHttpTest {
    private static StacCatalog catalog;
    private static StacServer server;
    private static TilePool pool;
    private static StacSources sources;
    private static ChunkExecutor executor;

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        Path data = shared.get().resolve("data");
        catalog = StacCatalog.open(List.of(data), 64 << 20);
        server = new StacServer().files(data);
        LoopbackResources resources = new LoopbackResources();
        pool = new TilePool(64 << 20, resources);
        sources = new StacSources(resources, pool, StacLimits.STANDARD);
        executor = new ChunkExecutor(4, 64 << 20);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            catalog.close();
            pool.close();
            executor.close();
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SENTINEL2_L2A_SLOVENIA, 2023-08-14, 2023-08-19",
        "SENTINEL2_NDVI_EOPATCH, 2015-12-01, 2016-02-01",
        "LANDSAT8_L1TP_NEWYORK, 2018-01-01, 2018-02-01",
        "MODIS_MOD13Q1_SINOP, 2013-09-01, 2013-11-01",
        "SENTINEL2_L2A_ANTIMERIDIAN, ,",
        "COPERNICUS_DEM_30_SAOTOME, ,",
        "DEM_EOPATCH, ,"
    })
    void a_cube_is_the_same_from_the_web_as_from_the_disk(String id, String from, String to) {
        List<String> times = from == null ? null : List.of(from + "T00:00:00Z", to + "T00:00:00Z");
        List<String> warnings = new ArrayList<>();
        LoadRequest request = new LoadRequest(
                id,
                Optional.empty(),
                times,
                null,
                item -> true,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new Loading(Optional.of(executor), RunControl.UNWATCHED, false, warnings::add));
        Cube local = catalog.open(request);
        Cube remote = sources.open(server.at("/" + id + "/collection.json"), request);
        assertThat(remote.shape()).isEqualTo(local.shape());
        Region whole = local.shape().whole();
        Region part = whole.with(whole.dimensions() - 1, 0, Math.min(200, whole.size(whole.dimensions() - 1)));
        assertThat(remote.read(part).values()).isEqualTo(local.read(part).values());
        assertThat(warnings).isEmpty();
    }
}
