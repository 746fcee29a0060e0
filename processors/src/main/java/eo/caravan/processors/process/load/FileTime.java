package eo.caravan.processors.process.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date, or date and time in UTC, that the name of a file tells: {@code 2024-07-05}, {@code 20240705T100559}, {@code 2024187} … */
final class FileTime {
    private static final Pattern DATE = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})([-_.]?)(\\d{2})\\2(\\d{2})"
            + "(?:[Tt_-](\\d{2})[-_:.]?(\\d{2})[-_:.]?(\\d{2})?[Zz]?)?(?!\\d)");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[-_.]?(\\d{3})(?!\\d)");

    private FileTime() {}

    /** The label of the first date in a name; empty where it has none. */
    static Optional<String> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Matcher date = DATE.matcher(name);
        while (date.find()) {
            Optional<String> label = label(date);
            if (label.isPresent()) {
                return label;
            }
        }
        Matcher day = DAY_OF_YEAR.matcher(name);
        while (day.find()) {
            int number = Integer.parseInt(day.group(2));
            if (number >= 1
                    && number
                            <= LocalDate.ofYearDay(Integer.parseInt(day.group(1)), 1)
                                    .lengthOfYear()) {
                return Optional.of(LocalDate.ofYearDay(Integer.parseInt(day.group(1)), number) + "T00:00:00Z");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> label(Matcher found) {
        try {
            LocalDate date = LocalDate.of(number(found, 1), number(found, 3), number(found, 4));
            LocalDateTime time = found.group(5) == null
                    ? date.atStartOfDay()
                    : date.atTime(number(found, 5), number(found, 6), found.group(7) == null ? 0 : number(found, 7));
            return Optional.of(time.toInstant(ZoneOffset.UTC).toString());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** The name without folder, extension and dates: what files of a series have in common. */
    static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String bare = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String stem =
                DATE.matcher(bare).replaceAll("").replaceAll("[-_.]{2,}", "_").replaceAll("^[-_.]+|[-_.]+$", "");
        return stem.isEmpty() ? bare : stem;
    }
}
