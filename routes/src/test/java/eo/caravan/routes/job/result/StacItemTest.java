package eo.caravan.routes.job.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogLevel;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.WriteTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What STAC says of real files: against the contract, and against what the extensions of STAC ask for. */
class StacItemTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final OutputFormats FORMATS = new OutputFormats();

    @TempDir
    Path folder;

    /** Two dates, two bands, 3 x 2 cells of 10 m. */
    private static Cube cube() {
        Grid grid = new Grid(Crs.epsg(32632), 500_000, 5_000_000, 10, -10, 3, 2);
        double[] values = new double[24];
        Arrays.setAll(values, i -> i);
        values[0] = Double.NaN;
        List<Dimension> dimensions = List.of(
                new Dimension.Temporal("t", List.of("2022-06-01", "2022-06-03")),
                new Dimension.Bands("bands", List.of(Band.named("B04"), Band.named("B08"))),
                grid.y("y"),
                grid.x("x"));
        return new ArrayCube(new Shape(dimensions, Encoding.FLOAT32), values);
    }

    private JsonNode item(ResultDescription... results) throws Exception {
        List<ResultAsset> assets = new ArrayList<>();
        try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
            WriteTarget target = new WriteTarget(folder, "result", executor, RunControl.UNWATCHED);
            for (ResultFile file : new ResultWriter(FORMATS).write(List.of(results), target)) {
                ObjectNode fields = JSON.valueToTree(file.stac());
                fields.put("title", file.title()).set("roles", JSON.valueToTree(file.roles()));
                assets.add(new ResultAsset(file.path().toString(), file.mediaType(), 1, "", fields));
            }
        }
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("start_datetime", "2022-06-01T00:00:00Z").put("end_datetime", "2022-06-03T00:00:00Z");
        Job job = new Job(
                JobId.unique(),
                "ada",
                null,
                null,
                null,
                JobStatus.FINISHED,
                100,
                NOW,
                NOW,
                NOW,
                NOW,
                NOW,
                null,
                null,
                null,
                null,
                LogLevel.INFO,
                null);
        JobResult result = new JobResult("run", metadata, assets);
        return StacItem.write(job, result, NOW, asset -> "https://example.org/" + asset.name());
    }

    private static ResultDescription result(String format, Map<String, Object> options) {
        return new ResultDescription(cube(), FORMATS.find(format), options);
    }

    @Test
    void every_kind_of_file_is_described_as_the_contract_wants_it() throws Exception {
        JsonNode item = item(
                result("GTiff", Map.of("separate_asset_per_date", false)),
                result("netCDF", Map.of()),
                result("JSON", Map.of()),
                result("PNG", Map.of("bands", List.of("B04"), "world_file", true)));
        JsonNode schema = Contract.load().responseSchema("list-results", 200).orElseThrow();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString(), InputFormat.JSON)
                        .validate(item))
                .isEmpty();
        assertThat(item.path("assets")).hasSize(9);
        for (JsonNode asset : item.path("assets")) {
            assertThat(asset.path("href").asText()).startsWith("https://");
            assertThat(asset.path("type").asText()).contains("/");
            assertThat(asset.path("roles")).isNotEmpty();
            assertThat(asset.path("file:size").isIntegralNumber()).isTrue();
            assertThat(asset.path("file:checksum").asText()).matches("1220[0-9a-f]{64}");
        }
    }

    @Test
    void a_raster_tells_projection_bands_and_statistics() throws Exception {
        JsonNode asset = item(result("GTiff", Map.of())).path("assets").path("result_2022-06-01.tif");
        assertThat(asset.path("proj:code").asText()).isEqualTo("EPSG:32632");
        assertThat(asset.path("proj:shape").toString()).isEqualTo("[2,3]");
        assertThat(asset.path("proj:transform").toString()).isEqualTo("[10.0,0.0,500000.0,0.0,-10.0,5000000.0]");
        assertThat(asset.path("proj:bbox").toString()).isEqualTo("[500000.0,4999980.0,500030.0,5000000.0]");
        assertThat(asset.path("raster:spatial_resolution").asDouble()).isEqualTo(10);
        JsonNode band = asset.path("bands").path(0);
        assertThat(band.path("name").asText()).isEqualTo("B04");
        assertThat(band.path("data_type").asText()).isEqualTo("float32");
        assertThat(band.path("nodata").asText()).isEqualTo("nan");
        assertThat(band.path("statistics").path("minimum").asDouble()).isEqualTo(1);
        assertThat(band.path("statistics").path("maximum").asDouble()).isEqualTo(5);
        assertThat(band.path("statistics").path("mean").asDouble()).isEqualTo(3);
    }

    @Test
    void extensions_are_named_where_they_are_used_and_nowhere_else() throws Exception {
        Map<String, Object> packed = Map.of("scale", 0.5, "data_type", "int16");
        assertThat(item(result("GTiff", packed)).path("stac_extensions").toString())
                .contains("/projection/v2", "/file/v2", "/raster/v2")
                .doesNotContain("datacube");
        ResultDescription bare = new ResultDescription(
                new ArrayCube(new Shape(List.of(), Encoding.FLOAT32), new double[] {1}),
                FORMATS.find("JSON"),
                Map.of());
        assertThat(item(bare).path("stac_extensions").toString())
                .contains("/file/v2")
                .doesNotContain("raster", "projection");
        assertThat(Files.exists(folder.resolve("result.json"))).isTrue();
    }
}
