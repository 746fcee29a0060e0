package eo.caravan.routes.job.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.ClaimedJob;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.WriteTarget;
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

    public StoreResult(ResultWriter writer, ChunkExecutor executor, AssetStore assets) {
        this.writer = writer;
        this.executor = executor;
        this.assets = assets;
    }

    /** The files, written and published; the job does not have them yet. */
    public JobResult store(RunningJob job, JobOutput output) throws IOException {
        ClaimedJob claimed = job.claimed();
        JobId id = claimed.job().id();
        assets.keepOnly(id, claimed.folder());
        Path folder = assets.stage(id, claimed.folder());
        List<ResultAsset> files = new ArrayList<>();
        int count = output.parts().size();
        for (int i = 0; i < count; i++) {
            WriteTarget target = new WriteTarget(folder, "result", executor, new PartControl(job, i, count));
            writer.write(output.parts().get(i), target).forEach(file -> files.add(asset(file)));
        }
        assets.publish(id, claimed.folder());
        files.forEach(file -> job.log().add(LogLevel.INFO, "Wrote " + file.name() + ", " + file.size() + " bytes."));
        return new JobResult(claimed.folder(), Coverage.of(output.shapes()), files);
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
