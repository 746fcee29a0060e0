package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.demo.DemoCollection;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.Programs;
import eo.caravan.server.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recipes of docs/data.md, line by line, beside a server with the demo collection. */
class DataRecipesIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CaravanServer server;
    private static Path scratch;

    @BeforeAll
    static void start() throws Exception {
        Programs.need("curl");
        scratch = Project.scratch("data-recipes");
        Path data = scratch.resolve("caravan-data");
        Path demo = data.resolve("demo");
        try (ChunkExecutor executor = new ChunkExecutor(2, 256L << 20)) {
            DemoCollection.makeIfAbsent(demo, executor, RunControl.UNWATCHED);
        }
        server = CaravanServer.start(data, List.of(demo), Map.of("CARAVAN_NETWORK_ALLOW", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The blocks as they stand, but for the address, the user, and where the program lies. */
    private static String recipes() throws Exception {
        String page = Files.readString(Project.root().resolve("docs/data.md"));
        String lines =
                BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        return ("set -euo pipefail\n" + lines)
                .replace("http://127.0.0.1:8080", server.root())
                .replace("NAME:PASSWORD", "'" + CaravanServer.USER + ":" + CaravanServer.PASSWORD + "'")
                .replace("./caravan ingest", String.join(" ", CaravanServer.program()) + " ingest --data caravan-data");
    }

    @Test
    void every_line_runs() throws Exception {
        Files.createSymbolicLink(scratch.resolve("docs"), Project.root().resolve("docs"));
        Path script = Files.writeString(scratch.resolve("recipes.sh"), recipes());
        String output = Programs.run(scratch, "bash", script.toString());
        assertThat(output).contains("Collection PLAIN_FILES");
        assertThat(JSON.readTree(scratch.resolve("collection.json").toFile())
                        .path("title")
                        .asText())
                .isEqualTo("Plain files");
        assertThat(Files.readString(scratch.resolve("field-means.parquet"), StandardCharsets.ISO_8859_1))
                .startsWith("PAR1")
                .endsWith("PAR1");
        assertThat(Files.readAllBytes(scratch.resolve("from-job.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(scratch.resolve("mean.json"))).containsPattern("0\\.\\d{3}");
        JsonNode assets =
                JSON.readTree(scratch.resolve("results.json").toFile()).path("assets");
        assertThat(assets.properties())
                .extracting(Map.Entry::getKey)
                .anyMatch(name -> name.matches("ndvi_2022-06.*tif"));
        assertThat(scratch.resolve("cube.zarr.zip")).isNotEmptyFile();
    }

    @Test
    void there_are_five_recipes() throws Exception {
        String page = Files.readString(Project.root().resolve("docs/data.md"));
        assertThat(Pattern.compile("(?m)^### \\d").matcher(page).results().map(MatchResult::group))
                .hasSize(5);
    }
}
