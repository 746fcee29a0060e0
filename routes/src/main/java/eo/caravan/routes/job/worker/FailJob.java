package eo.caravan.routes.job.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.JobId;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.log.LogPath;
import eo.caravan.api.usage.Usage;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobOutcomes;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a job badly: says in its log what happened, at which node, process, argument and file. */
public final class FailJob {
    private static final Logger LOG = LoggerFactory.getLogger(FailJob.class);

    private final JobOutcomes outcomes;
    private final RunningJobs running;
    private final AssetStore assets;

    public FailJob(JobOutcomes outcomes, RunningJobs running, AssetStore assets) {
        this.outcomes = outcomes;
        this.running = running;
        this.assets = assets;
    }

    /** Ends the job; one that was stopped on purpose or taken away just leaves no files. */
    public void fail(RunningJob job, Throwable failure) throws IOException {
        JobId id = job.claimed().job().id();
        try {
            if (!job.cancelled()) {
                outcomes.fail(job.claimed(), explain(job, failure), Usage.NONE);
            }
            assets.discard(id, job.claimed().folder());
        } finally {
            running.remove(job);
        }
    }

    private static LogEntry explain(RunningJob job, Throwable failure) {
        OpenEoException known = OpenEoException.innermost(failure);
        if (known == null || known.code() == ApiErrorCode.INTERNAL) {
            LOG.error("Job {} failed unexpectedly", job.claimed().job().id(), failure);
        }
        if (known == null) {
            String what = ApiErrorCode.INTERNAL.message(Map.of("message", failure.toString()));
            return job.log().entry(LogLevel.ERROR, what).withCode(ApiErrorCode.INTERNAL.code());
        }
        ErrorSite site = known.site();
        LogEntry entry = job.log()
                .entry(LogLevel.ERROR, known.locatedMessage())
                .withCode(known.code().code())
                .withPath(LogPath.of(site));
        return site.file() == null
                ? entry
                : entry.withData(JsonNodeFactory.instance.objectNode().put("file", site.file()));
    }
}
