package eo.caravan.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A batch job.
 *
 * @param id unique in the back-end
 * @param owner the name of the account that it belongs to
 * @param title may be {@code null}
 * @param description may be {@code null}
 * @param process the process as its owner sent it, with {@code process_graph} inside
 * @param status where it stands
 * @param progress percent, 0 to 100
 * @param created when it was submitted
 * @param updated when its owner or its status changed it last
 * @param queued when it was started by its owner last, {@code null} before
 * @param started when a worker took it last, {@code null} before
 * @param finished when it ended (finished, failed or canceled), {@code null} before
 * @param plan the billing plan
 * @param budget the most that it may cost, {@code null} for no limit
 * @param costs what its last run cost, {@code null} before
 * @param usage what its last run used, {@code null} before
 * @param logLevel entries below it are not kept
 * @param properties what else its owner sent along
 */
public record Job(
        JobId id,
        String owner,
        String title,
        String description,
        JsonNode process,
        JobStatus status,
        double progress,
        Instant created,
        Instant updated,
        Instant queued,
        Instant started,
        Instant finished,
        String plan,
        BigDecimal budget,
        BigDecimal costs,
        Usage usage,
        LogLevel logLevel,
        ObjectNode properties) {}
