package eo.caravan.routes.job.result;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.routes.http.ApiPaths;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results of jobs as they lie on this server, for those who may read them. */
public final class OwnResults {
    private static final Pattern OF_A_JOB =
            Pattern.compile(".*" + Pattern.quote(ApiPaths.BASE) + "/jobs/([^/?#]+)/results(?:[?#].*)?");
    private static final Pattern SIGNED = Pattern.compile(
            ".*" + Pattern.quote(ApiPaths.BASE + DownloadResults.PATH) + "/(results/([^/?#]+))\\?([^#]*)");

    private final JobRepository jobs;
    private final JobOutcomes outcomes;
    private final AssetStore assets;
    private final SignedLinks links;

    public OwnResults(JobRepository jobs, JobOutcomes outcomes, AssetStore assets, SignedLinks links) {
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.assets = assets;
        this.links = links;
    }

    /**
     * The STAC collection of the results of a finished job: of the user, or of whoever has signed the link. Where the user has a job of the
     * id in a URL it is this server's, whatever name the URL gives to the server: ids are unique in the world.
     *
     * @param reference an id, the URL of a job's results, or the signed link to them
     * @return empty where it is none of these, or the job has not finished
     */
    public Optional<Path> collection(String user, String reference) throws IOException {
        Optional<Job> job = signed(reference);
        if (job.isEmpty()) {
            Matcher url = OF_A_JOB.matcher(reference);
            job = find(user, url.matches() ? url.group(1) : reference);
        }
        Optional<JobResult> result = job.flatMap(known -> outcomes.find(known.id()));
        if (result.isEmpty()) {
            return Optional.empty();
        }
        Path folder = assets.folder(job.get().id(), result.get().folder());
        return Optional.of(ResultCollection.of(job.get(), result.get(), folder));
    }

    /** The files of a user's finished job. */
    public List<Path> files(String user, String id) {
        Job job = find(user, id)
                .orElseThrow(() -> new OpenEoException(
                        ApiErrorCode.JOB_NOT_FINISHED, "'" + user + "' has no finished job '" + id + "'."));
        JobResult result = outcomes.find(job.id()).orElseThrow();
        return result.assets().stream()
                .map(ResultAsset::name)
                .map(name -> assets.find(job.id(), result.folder(), name).orElseThrow())
                .toList();
    }

    private Optional<Job> find(String user, String id) {
        return JobId.isValid(id)
                ? jobs.find(user, new JobId(id)).filter(job -> job.status() == JobStatus.FINISHED)
                : Optional.empty();
    }

    private Optional<Job> signed(String reference) {
        Matcher url = SIGNED.matcher(reference);
        if (!url.matches()) {
            return Optional.empty();
        }
        Map<String, String> query = new TreeMap<>();
        for (String pair : url.group(3).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        String partial = query.containsKey("partial") ? "partial=" + query.get("partial") : "";
        if (!query.containsKey("expires") || !query.containsKey("signature")) {
            return Optional.empty();
        }
        try {
            links.check(url.group(1), partial, query.get("expires"), query.get("signature"));
        } catch (OpenEoException refused) {
            if (refused.code() == ApiErrorCode.PERMISSIONS_INSUFFICIENT) {
                return Optional.empty(); // another server's link
            }
            throw refused;
        }
        JobId id = new JobId(url.group(2));
        return jobs.owner(id).flatMap(owner -> find(owner, id.value()));
    }
}
