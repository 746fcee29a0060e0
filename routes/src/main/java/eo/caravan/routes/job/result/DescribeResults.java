package eo.caravan.routes.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.persistence.job.LogRepository;
import eo.caravan.routes.job.FindJob;
import eo.caravan.routes.job.ReadJobLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Describes the results of a job as STAC, with links that open without a login. */
public final class DescribeResults {
    private static final String GEOJSON = "application/geo+json";

    private final FindJob findJob;
    private final JobOutcomes outcomes;
    private final LogRepository logs;
    private final SignedLinks links;

    public DescribeResults(FindJob findJob, JobOutcomes outcomes, LogRepository logs, SignedLinks links) {
        this.findJob = findJob;
        this.outcomes = outcomes;
        this.logs = logs;
        this.links = links;
    }

    /**
     * The results, or why the job has none.
     *
     * @param partial {@code true} (or empty) to get what there is of a job that has not finished, as text; may be {@code null}
     * @throws OpenEoException JobNotFound, JobNotStarted, JobNotFinished
     */
    public ResultsAnswer describe(String user, String id, String partial, String apiUrl) {
        Job job = findJob.find(user, id);
        boolean unfinishedToo = partial != null && !partial.equalsIgnoreCase("false");
        if (job.status() == JobStatus.ERROR) {
            return new ResultsAnswer(424, ReadJobLog.render(lastError(job)));
        }
        if (job.status() == JobStatus.CREATED) {
            throw new OpenEoException(ApiErrorCode.JOB_NOT_STARTED, Map.of());
        }
        if (job.status() != JobStatus.FINISHED && !unfinishedToo) {
            throw new OpenEoException(ApiErrorCode.JOB_NOT_FINISHED, Map.of());
        }
        return new ResultsAnswer(200, document(job, unfinishedToo ? "partial=true" : "", apiUrl));
    }

    private LogEntry lastError(Job job) {
        return logs.lastError(job.id()).orElseGet(() -> LogEntry.of(LogLevel.ERROR, "The job failed.", job.updated())
                .withCode(ApiErrorCode.INTERNAL.code()));
    }

    private JsonNode document(Job job, String query, String apiUrl) {
        JobResult result = outcomes.find(job.id())
                .orElseGet(() -> new JobResult("", JsonNodeFactory.instance.objectNode(), List.of()));
        Instant expiry = links.expiry();
        String downloads = apiUrl + DownloadResults.PATH;
        ObjectNode item = StacItem.write(
                job,
                result,
                expiry,
                asset -> links.sign(downloads, DownloadResults.file(job.id(), result.folder(), asset), "", expiry));
        String self = apiUrl + "/jobs/" + job.id() + "/results" + (query.isEmpty() ? "" : "?" + query);
        link(item, "self", self);
        link(item, "canonical", links.sign(downloads, DownloadResults.description(job.id()), query, expiry));
        return item;
    }

    private static void link(ObjectNode item, String relation, String href) {
        item.withArray("links")
                .addObject()
                .put("rel", relation)
                .put("href", href)
                .put("type", GEOJSON);
    }
}
