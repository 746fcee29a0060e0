package eo.caravan.routes.job.result;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.routes.http.ApiPaths;
import eo.caravan.routes.http.FileAnswer;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.RequestHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Sends what signed links point to: files, with ranges, HEAD and entity tags, straight from the disk; and the STAC document of a
 * job.
 */
public final class DownloadResults implements HttpExtension {
    /** Below the URL of the API. */
    static final String PATH = "/download";

    private static final String DESCRIPTION = "results";

    private final SignedLinks links;
    private final JobRepository jobs;
    private final JobOutcomes outcomes;
    private final AssetStore assets;
    private final DescribeResults describeResults;

    public DownloadResults(
            SignedLinks links,
            JobRepository jobs,
            JobOutcomes outcomes,
            AssetStore assets,
            DescribeResults describeResults) {
        this.links = links;
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.assets = assets;
        this.describeResults = describeResults;
    }

    /** What a link to a file signs. */
    static String file(JobId job, String folder, ResultAsset asset) {
        return "files/" + job + "/" + folder + "/" + asset.name();
    }

    /** What a link to the document of a job signs. */
    static String description(JobId job) {
        return DESCRIPTION + "/" + job;
    }

    @Override
    public String prefix() {
        return ApiPaths.BASE + PATH;
    }

    @Override
    public void mount(Router router) {
        router.routeWithRegex("\\Q" + prefix() + "\\E/(?<path>.+)")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        String path = context.pathParam("path");
        String partial = context.request().getParam("partial");
        links.check(
                path,
                partial == null ? "" : "partial=" + partial,
                context.request().getParam("expires"),
                context.request().getParam("signature"));
        String[] parts = path.split("/", 4);
        if (parts[0].equals(DESCRIPTION)) {
            sendDescription(context, new JobId(parts[1]), partial);
        } else {
            sendFile(context, new JobId(parts[1]), parts[2], parts[3]);
        }
    }

    private void sendDescription(RoutingContext context, JobId job, String partial) {
        String owner = jobs.owner(job).orElseThrow(DownloadResults::gone);
        String apiUrl = context.request().getHeader(RequestHeaders.API_URL);
        ResultsAnswer answer = describeResults.describe(owner, job.value(), partial, apiUrl);
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.status() == 200 ? "application/geo+json" : "application/json")
                .end(answer.document().toString());
    }

    private void sendFile(RoutingContext context, JobId job, String folder, String name) {
        ResultAsset asset = outcomes.find(job)
                .filter(result -> result.folder().equals(folder))
                .flatMap(result -> named(result, name))
                .orElseThrow(DownloadResults::gone);
        Path file = assets.find(job, folder, name).orElseThrow(DownloadResults::gone);
        new FileAnswer(file, asset.size(), asset.mediaType(), asset.sha256(), name, true)
                .send(context, context.request().method());
    }

    private static Optional<ResultAsset> named(JobResult result, String name) {
        return result.assets().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst();
    }

    private static OpenEoException gone() {
        return new OpenEoException(ApiErrorCode.RESULT_LINK_EXPIRED, Map.of());
    }
}
