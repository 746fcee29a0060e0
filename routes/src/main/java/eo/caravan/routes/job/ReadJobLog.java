package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.Job;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.job.LogRepository;
import eo.caravan.routes.contract.PageLimit;
import eo.caravan.routes.error.HttpErrorCode;
import java.util.List;

/** Reads the log of a job, oldest first. */
public final class ReadJobLog {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final FindJob findJob;
    private final LogRepository logs;

    public ReadJobLog(FindJob findJob, LogRepository logs) {
        this.findJob = findJob;
        this.logs = logs;
    }

    /**
     * One page of the log. Offset, level and limit are as the request says them, each may be {@code null}.
     *
     * @param offset the id of the last entry that is known already
     * @param level the mildest level to tell
     * @param limit how many entries at most
     */
    public JsonNode read(String user, String id, String offset, String level, String limit, String apiUrl) {
        Job job = findJob.find(user, id);
        LogLevel asked = level(level);
        int most = PageLimit.read(limit);
        List<LogEntry> found = logs.page(job.id(), offset(offset), asked, most + 1);
        boolean more = found.size() > most;
        List<LogEntry> page = more ? found.subList(0, most) : found;
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("level", asked.max(job.logLevel()).text());
        ArrayNode list = document.putArray("logs");
        page.forEach(entry -> list.add(render(entry)));
        ArrayNode links = document.putArray("links");
        if (more) {
            String next = apiUrl + "/jobs/" + job.id() + "/logs?limit=" + most + "&level=" + asked.text() + "&offset="
                    + page.get(page.size() - 1).id();
            links.addObject().put("rel", "next").put("href", next).put("type", "application/json");
        }
        return document;
    }

    /** An entry as the contract describes it. */
    public static JsonNode render(LogEntry entry) {
        return JSON.valueToTree(entry);
    }

    private static LogLevel level(String text) {
        if (text == null || text.isBlank()) {
            return LogLevel.DEBUG;
        }
        try {
            return LogLevel.of(text);
        } catch (IllegalArgumentException e) {
            throw new OpenEoException(HttpErrorCode.REQUEST_INVALID, e.getMessage() + ".", e);
        }
    }

    private static long offset(String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new OpenEoException(
                    HttpErrorCode.REQUEST_INVALID,
                    "'" + text + "' is no valid offset. Give the id of the last entry that you have.");
        }
        return Long.parseLong(text);
    }
}
