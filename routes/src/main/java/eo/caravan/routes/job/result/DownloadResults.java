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
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.RequestHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Arrays;
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
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", asset.mediaType())
                .putHeader("Content-Encoding", "identity")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "private, max-age=3600")
                .putHeader("Content-Disposition", "attachment; filename=\"" + plainName(name) + "\"")
                .putHeader("ETag", tag(asset));
        if (matches(context.request().getHeader("If-None-Match"), tag(asset))) {
            response.setStatusCode(304).end();
        } else {
            sendBytes(context, asset, file);
        }
    }

    private static void sendBytes(RoutingContext context, ResultAsset asset, Path file) {
        HttpServerResponse response = context.response();
        String header = context.request().getHeader("Range");
        String onlyIf = context.request().getHeader("If-Range");
        ByteRange range = new ByteRange(0, asset.size() - 1);
        if (ByteRange.isOne(header) && (onlyIf == null || onlyIf.equals(tag(asset)))) {
            Optional<ByteRange> asked = ByteRange.of(header, asset.size());
            if (asked.isEmpty()) {
                response.setStatusCode(416)
                        .putHeader("Content-Range", "bytes */" + asset.size())
                        .end();
                return;
            }
            range = asked.get();
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + asset.size());
        }
        response.putHeader("Content-Length", Long.toString(range.length()));
        if (context.request().method().equals(HttpMethod.HEAD) || range.length() == 0) {
            response.end();
        } else {
            response.sendFile(file.toString(), range.first(), range.length());
        }
    }

    private static Optional<ResultAsset> named(JobResult result, String name) {
        return result.assets().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst();
    }

    private static OpenEoException gone() {
        return new OpenEoException(ApiErrorCode.RESULT_LINK_EXPIRED, Map.of());
    }

    private static String tag(ResultAsset asset) {
        return "\"" + asset.sha256() + "\"";
    }

    private static boolean matches(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
    }

    private static String plainName(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
