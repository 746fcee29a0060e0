package eo.caravan.processors.ingest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Finds in the path of a file when it was taken, and which band it holds. */
public final class ScenePattern {
    private static final List<String> GROUPS =
            List.of("date", "year", "month", "day", "doy", "hour", "minute", "second", "band");
    private static final String TIME =
            "(?:[T_ -]?(?<hour>[01]\\d|2[0-3])[:-]?(?<minute>[0-5]\\d)(?:[:-]?(?<second>[0-5]\\d))?Z?)?";
    private static final String YEAR = "(?<!\\d)(?<year>(?:19|20)\\d{2})";
    private static final String MONTH = "(?<month>0[1-9]|1[0-2])";
    private static final String DAY = "(?<day>0[1-9]|[12]\\d|3[01])";

    /** From the most telling to the vaguest. */
    private static final List<Named> DATES = List.of(
            named(YEAR + MONTH + DAY + TIME + "(?!\\d)"),
            named(YEAR + "([-_.])" + MONTH + "\\2" + DAY + TIME + "(?!\\d)"),
            named(YEAR + "(?<doy>[0-3]\\d{2})(?!\\d)"),
            named(YEAR + "[-_]?" + MONTH + "(?!\\d)"),
            named(YEAR + "(?!\\d)"));

    private static final Named FOLDERS = named("(?:^|/)" + YEAR + "/" + MONTH + "(?:/" + DAY + ")?(?:/|$)");

    private final Optional<Named> own;

    private ScenePattern(Optional<Named> own) {
        this.own = own;
    }

    /** A pattern and which groups it names. */
    private record Named(Pattern pattern, Set<String> groups) {
        Optional<Integer> number(Matcher matcher, String group) {
            return text(matcher, group).map(Integer::valueOf);
        }

        Optional<String> text(Matcher matcher, String group) {
            return groups.contains(group) ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
        }
    }

    private static Named named(String regex) {
        Set<String> groups = GROUPS.stream()
                .filter(group -> regex.contains("(?<" + group + ">"))
                .collect(Collectors.toSet());
        return new Named(Pattern.compile(regex), groups);
    }

    /**
     * Understands dates as they usually stand in names: {@code 20230815}, {@code 20230815T100031}, {@code 2023-08-15}, {@code
     * 2023227} (day of the year), {@code 202308}, {@code 2023}; where the name has none, in folders like {@code 2023/08/15}. Bands
     * are found by comparing names.
     */
    public static ScenePattern usual() {
        return new ScenePattern(Optional.empty());
    }

    /**
     * An own pattern, searched in the path below the folder.
     *
     * @param regex with the groups year, month, day, doy, hour, minute and second, or date for what {@link #usual} understands, and
     *     band; without groups for the time the usual dates are understood
     * @throws IllegalArgumentException where it is no regular expression, or names none of these groups
     */
    public static ScenePattern of(String regex) {
        try {
            Named named = named(regex);
            if (named.groups.isEmpty()) {
                throw new IllegalArgumentException(
                        "The pattern " + regex + " names no group. Name one of " + GROUPS + ", as in (?<date>\\d{8}).");
            }
            return new ScenePattern(Optional.of(named));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern is no regular expression: " + e.getMessage(), e);
        }
    }

    /** Whether bands are told by this pattern, not found by comparing names. */
    boolean tellsBands() {
        return own.filter(named -> named.groups.contains("band")).isPresent();
    }

    /** The band of a file of one band; empty where the pattern does not tell. */
    Optional<String> band(Path path) {
        return match(path).flatMap(found -> own.orElseThrow().text(found, "band"));
    }

    /** The path without its band: what files of one scene have in common. */
    String withoutBand(Path path) {
        String text = slashed(path);
        return match(path)
                .filter(found -> own.orElseThrow().text(found, "band").isPresent())
                .map(found -> text.substring(0, found.start("band")) + text.substring(found.end("band")))
                .orElse(text);
    }

    /** When a file was taken, or when that began; empty where its path does not tell. */
    Optional<Instant> time(Path path) {
        boolean ownTime = own.filter(named -> named.groups.stream().anyMatch(group -> !group.equals("band")))
                .isPresent();
        if (!ownTime) {
            return usualTime(slashed(path));
        }
        Named named = own.orElseThrow();
        return match(path).flatMap(found -> {
            Optional<String> date = named.text(found, "date");
            return date.isPresent() ? usualTime(date.get()) : instant(named, found);
        });
    }

    private Optional<Matcher> match(Path path) {
        return own.map(named -> named.pattern.matcher(slashed(path))).filter(Matcher::find);
    }

    private static Optional<Instant> usualTime(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<Instant> exact = first(DATES.subList(0, 3), name);
        if (exact.isPresent()) {
            return exact;
        }
        Matcher folders = FOLDERS.pattern.matcher(path);
        Optional<Instant> inFolders = folders.find() ? instant(FOLDERS, folders) : Optional.empty();
        return inFolders.or(() -> first(DATES, name)).or(() -> first(DATES, path));
    }

    private static Optional<Instant> first(List<Named> patterns, String text) {
        return patterns.stream()
                .map(named -> {
                    Matcher matcher = named.pattern.matcher(text);
                    while (matcher.find()) {
                        Optional<Instant> time = instant(named, matcher);
                        if (time.isPresent()) {
                            return time;
                        }
                    }
                    return Optional.<Instant>empty();
                })
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .findFirst();
    }

    private static Optional<Instant> instant(Named named, Matcher found) {
        Optional<Integer> year = named.number(found, "year");
        if (year.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Integer> dayOfYear = named.number(found, "doy");
            LocalDate date = dayOfYear.isPresent()
                    ? LocalDate.ofYearDay(year.get(), dayOfYear.get())
                    : LocalDate.of(
                            year.get(),
                            named.number(found, "month").orElse(1),
                            named.number(found, "day").orElse(1));
            return Optional.of(date.atTime(
                            named.number(found, "hour").orElse(0),
                            named.number(found, "minute").orElse(0),
                            named.number(found, "second").orElse(0))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
