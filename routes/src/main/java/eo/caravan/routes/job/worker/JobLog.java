package eo.caravan.routes.job.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.job.Job;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.log.LogPath;
import eo.caravan.persistence.job.LogRepository;
import eo.caravan.processors.process.StepLog;
import eo.caravan.routes.graph.NodeLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes the log of one job, leaving out what its owner does not want to keep. */
public final class JobLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Job job;
    private final LogRepository logs;
    private final Clock clock;

    public JobLog(Job job, LogRepository logs, Clock clock) {
        this.job = job;
        this.logs = logs;
        this.clock = clock;
    }

    /** Adds a message about the job as a whole. */
    public void add(LogLevel level, String message) {
        add(entry(level, message));
    }

    /** A message with the time of now, to be completed and added. */
    public LogEntry entry(LogLevel level, String message) {
        return LogEntry.of(level, message, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Adds an entry, unless its level is too low for the owner. */
    public void add(LogEntry entry) {
        if (entry.level().isAtLeast(job.logLevel())) {
            logs.append(job.id(), entry);
        }
    }

    /** Where the nodes of the job's graph write. */
    NodeLog nodes() {
        return (node, process, level, code, message, data) -> add(entry(level(level), message)
                .withCode(code)
                .withPath(LogPath.of(node, process))
                .withData(data == null ? null : JSON.valueToTree(data)));
    }

    private static LogLevel level(StepLog.Level level) {
        return switch (level) {
            case ERROR -> LogLevel.ERROR;
            case WARNING -> LogLevel.WARNING;
            case INFO -> LogLevel.INFO;
            case DEBUG -> LogLevel.DEBUG;
        };
    }
}
