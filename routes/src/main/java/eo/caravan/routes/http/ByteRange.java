package eo.caravan.routes.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param first the first byte, from 0
 * @param last the last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /** Whether the text asks for exactly one range; other texts are to be ignored. */
    static boolean isOne(String header) {
        return header != null
                && ONE.matcher(header.replace(" ", "")).matches()
                && !header.strip().endsWith("=-");
    }

    /** The range of a file of {@code size} bytes; empty where it lies outside of it. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = ONE.matcher(header.replace(" ", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            long tail = Math.min(size, Long.parseLong(to));
            return tail == 0 ? Optional.empty() : Optional.of(new ByteRange(size - tail, size - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        return first >= size || last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }
}
