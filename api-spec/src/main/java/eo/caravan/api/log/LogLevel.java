package eo.caravan.api.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How severe a log entry is, mildest first. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /** The level named {@code text}, for example {@code warning}. */
    @JsonCreator
    public static LogLevel of(String text) {
        return Arrays.stream(values())
                .filter(level -> level.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no log level: use debug, info, warning or error"));
    }

    /** The name in the API. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is at least as severe as {@code least}. */
    public boolean isAtLeast(LogLevel least) {
        return compareTo(least) >= 0;
    }

    /** The more severe of the two. */
    public LogLevel max(LogLevel other) {
        return isAtLeast(other) ? this : other;
    }

    /** This level and all more severe ones. */
    public List<LogLevel> andAbove() {
        return Arrays.stream(values()).filter(level -> level.isAtLeast(this)).toList();
    }
}
