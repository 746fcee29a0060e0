package eo.caravan.api.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.usage.Usage;
import java.time.Instant;

/**
 * One message in the log of a job or a service. All but level, message and time may be {@code null}.
 *
 * @param id unique in its log and growing with time; {@code null} until it is stored
 * @param code an openEO error code or one of the user's own
 * @param level how severe it is
 * @param message what happened
 * @param time when it happened
 * @param data whatever helps to understand the message
 * @param path the node that it belongs to
 * @param usage what the step used
 * @param stacktrace for failures that nobody expected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogEntry(
        String id,
        String code,
        LogLevel level,
        String message,
        Instant time,
        JsonNode data,
        LogPath path,
        Usage usage,
        String stacktrace) {

    /** A plain message that belongs to no node. */
    public static LogEntry of(LogLevel level, String message, Instant time) {
        return new LogEntry(null, null, level, message, time, null, null, null, null);
    }

    public LogEntry withCode(String newCode) {
        return new LogEntry(id, newCode, level, message, time, data, path, usage, stacktrace);
    }

    public LogEntry withData(JsonNode newData) {
        return new LogEntry(id, code, level, message, time, newData, path, usage, stacktrace);
    }

    public LogEntry withPath(LogPath newPath) {
        return new LogEntry(id, code, level, message, time, data, newPath, usage, stacktrace);
    }

    public LogEntry withUsage(Usage newUsage) {
        return new LogEntry(id, code, level, message, time, data, path, newUsage, stacktrace);
    }
}
