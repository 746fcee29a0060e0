package eo.caravan.routes.job.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.ClaimedJob;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.StacStep;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.routes.workspace.ExportResult;
import eo.caravan.routes.workspace.StacResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Computes what a job is to write, into a folder that becomes visible as a whole. */
public final class StoreResult {
    private static final int CHECKSUM_PREFIX = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResultWriter writer;
    private final ChunkExecutor executor;
    private final AssetStore assets;
    private final ExportResult exportResult;

    public StoreResult(ResultWriter writer, ChunkExecutor executor, AssetStore assets, ExportResult exportResult) {
        this.writer = writer;
        this.executor = executor;
        this.assets = assets;
        this.exportResult = exportResult;
    }

    /** The files, written and published; the job does not have them yet. */
    public JobResult store(RunningJob job, JobOutput output) throws IOException {
        ClaimedJob claimed = job.claimed();
        JobId id = claimed.job().id();
        assets.keepOnly(id, claimed.folder());
        Path folder = assets.stage(id, claimed.folder());
        List<List<ResultAsset>> files = new ArrayList<>();
        int count = output.parts().size();
        for (int i = 0; i < count; i++) {
            WriteTarget target = new WriteTarget(folder, "result", executor, new PartControl(job, i, count));
            files.add(writer.write(output.parts().get(i), target).stream()
                    .map(StoreResult::asset)
                    .toList());
        }
        assets.publish(id, claimed.folder());
        List<ResultAsset> all = files.stream().flatMap(List::stream).toList();
        all.forEach(file -> job.log().add(LogLevel.INFO, "Wrote " + file.name() + ", " + file.size() + " bytes."));
        ObjectNode metadata = Coverage.of(output.shapes());
        for (int i = 0; i < count; i++) {
            describe(job, output.parts().get(i), i, files.get(i), metadata);
        }
        return new JobResult(claimed.folder(), metadata, all);
    }

    /** Does what the graph wants to be done with the description of one of its results. */
    private void describe(RunningJob job, Object part, int number, List<ResultAsset> files, ObjectNode metadata)
            throws IOException {
        if (!(part instanceof ResultDescription description)) {
            return;
        }
        Job row = job.claimed().job();
        String id = number == 0 ? row.id().value() : row.id() + "-" + (number + 1);
        JsonNode coverage = Coverage.of(List.of(description.data().shape()));
        List<JsonNode> changes = new ArrayList<>();
        for (StacStep step : description.steps()) {
            if (step instanceof StacStep.Change change) {
                changes.add(JSON.valueToTree(PlainJson.of(change.changes())));
            } else if (step instanceof StacStep.Export export) {
                StacResult result = new StacResult(id, row.started(), coverage, files, changes);
                Path folder = assets.folder(row.id(), job.claimed().folder());
                exportResult.export(row.owner(), result, folder, export.workspace(), export.merge());
                job.log().add(LogLevel.INFO, "Exported " + files.size() + " files to " + export.workspace() + ".");
            }
        }
        for (JsonNode change : changes) {
            metadata.withArray("/" + StacResult.CHANGES).add(change);
        }
    }

    private static ResultAsset asset(ResultFile file) {
        ObjectNode fields = JSON.valueToTree(file.stac());
        fields.put("title", file.title());
        fields.set("roles", JSON.valueToTree(file.roles()));
        String name = file.path().toString().replace('\\', '/');
        String checksum = fields.path("file:checksum").asText();
        return new ResultAsset(
                name, file.mediaType(), fields.path("file:size").asLong(), checksum.substring(CHECKSUM_PREFIX), fields);
    }
}
