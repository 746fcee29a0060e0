package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;

/** Tells all that is known of a job. */
public final class DescribeJob {
    private final FindJob findJob;

    public DescribeJob(FindJob findJob) {
        this.findJob = findJob;
    }

    /** The whole document of a job, its links below {@code apiUrl}. */
    public JsonNode describe(String user, String id, String apiUrl) {
        Job job = findJob.find(user, id);
        ObjectNode document = summary(job);
        document.set("process", job.process());
        if (job.usage() != null) {
            document.set("usage", usage(job.usage()));
        }
        job.properties().properties().forEach(entry -> document.putIfAbsent(entry.getKey(), entry.getValue()));
        link(document, "self", apiUrl + "/jobs/" + job.id(), "This batch job");
        if (job.queued() != null) {
            link(document, "monitor", apiUrl + "/jobs/" + job.id() + "/logs", "Log of the batch job");
        }
        if (job.status() == JobStatus.FINISHED) {
            link(document, "result", apiUrl + "/jobs/" + job.id() + "/results", "Results of the batch job");
        }
        return document;
    }

    /** The document of a job in a list: all that is not an object or a list. */
    static ObjectNode summary(Job job) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("id", job.id().value());
        putText(document, "title", job.title());
        putText(document, "description", job.description());
        document.put("status", job.status().text()).put("progress", Math.round(job.progress() * 10) / 10.0);
        putTime(document, "created", job.created());
        putTime(document, "updated", job.updated());
        putTime(document, "queued", job.queued());
        putTime(document, "started", job.started());
        putText(document, "plan", job.plan());
        putMoney(document, "costs", job.costs());
        putMoney(document, "budget", job.budget());
        return document.put("log_level", job.logLevel().text());
    }

    private static void putText(ObjectNode document, String name, String text) {
        if (text != null) {
            document.put(name, text);
        }
    }

    private static void putTime(ObjectNode document, String name, Instant time) {
        if (time != null) {
            document.put(name, time.toString());
        }
    }

    private static void putMoney(ObjectNode document, String name, BigDecimal amount) {
        if (amount != null) {
            document.put(name, plain(amount));
        }
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        usage.metrics().forEach((name, metric) -> document.putObject(name)
                .put("value", plain(metric.value()))
                .put("unit", metric.unit()));
        return document;
    }

    /** Without zeros at the end and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void link(ObjectNode document, String relation, String href, String title) {
        document.withArray("links")
                .addObject()
                .put("rel", relation)
                .put("href", href)
                .put("type", "application/json")
                .put("title", title);
    }
}
