package eo.caravan.processors.source.network;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of something an answer holds.
 *
 * @param first byte
 * @param last byte, inclusive
 * @param size of the whole
 */
record ContentRange(long first, long last, long size) {
    private static final Pattern PATTERN = Pattern.compile("bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Reads the header of a partial answer; refuses one that is missing, silent about the size, or impossible. */
    static ContentRange of(Answer answer) throws IOException {
        String text = answer.header("content-range").orElse("");
        Matcher matcher = PATTERN.matcher(text.strip());
        if (!matcher.matches()) {
            throw Exchange.lie(answer, "sends a part without telling which part of how much it is");
        }
        ContentRange range = new ContentRange(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
        if (range.first > range.last || range.last >= range.size) {
            throw Exchange.lie(answer, "sends a part that cannot be (" + text + ")");
        }
        return range;
    }

    long length() {
        return last - first + 1;
    }
}
